/** Makes zip archives, such as spreadsheets, with any content. */
import { crc32, deflateRawSync } from 'node:zlib';

function header(
  signature: string,
  size: number,
  fields: readonly (readonly [number, number, number])[],
): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.write(signature, 'latin1');
  for (const [at, length, value] of fields) bytes.writeUIntLE(value, at, length);
  return bytes;
}

/** An archive with these files, by name. */
export function zip(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const sizes = [crc32(bytes), packed.length, bytes.length] as const;
    const local = header('PK\u0003\u0004', 30, [
      [8, 2, 8],
      [14, 4, sizes[0]],
      [18, 4, sizes[1]],
      [22, 4, sizes[2]],
      [26, 2, name.length],
    ]);
    const central = header('PK\u0001\u0002', 46, [
      [10, 2, 8],
      [16, 4, sizes[0]],
      [20, 4, sizes[1]],
      [24, 4, sizes[2]],
      [28, 2, name.length],
      [42, 4, at],
    ]);
    parts.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    at += local.length + name.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const count = Object.keys(files).length;
  const end = header('PK\u0005\u0006', 22, [
    [8, 2, count],
    [10, 2, count],
    [12, 4, index.length],
    [16, 4, at],
  ]);
  return Buffer.concat([...parts, index, end]);
}

const NAMES = 'http://schemas.openxmlformats.org';

/** A spreadsheet whose only sheet has this XML in its `sheetData`, and these other files. */
export function spreadsheet(rows: string, more: Readonly<Record<string, string | Buffer>> = {}): Buffer {
  const relation = `${NAMES}/officeDocument/2006/relationships`;
  return zip({
    'xl/workbook.xml': `<workbook xmlns="${NAMES}/spreadsheetml/2006/main" xmlns:r="${relation}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${NAMES}/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${NAMES}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  });
}
