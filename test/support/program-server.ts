/**
 * Lets real shells call the program without a process for each call. A script on their PATH passes the call to a server
 * in the test's own process: working directory, arguments and environment. It prints what the program printed and ends
 * with its exit code.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/main.js';
import { testHost } from './cli.js';

interface Call {
  readonly cwd: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The last entry of a call. */
const END = 'end-of-call';

/** Reads a call: the working directory, the number of arguments, the arguments, the variables, the end. */
function parseCall(bytes: Buffer): Call {
  const [cwd = '', count = '', ...rest] = bytes.toString().split('\0');
  const args = rest.slice(0, Number(count));
  const variables = rest.slice(Number(count)).filter((entry) => entry.includes('='));
  const env = variables.map((entry): [string, string] => {
    const at = entry.indexOf('=');
    return [entry.slice(0, at), entry.slice(at + 1)];
  });
  return { cwd, args, env: Object.fromEntries(env) };
}

async function answer(socket: Socket, { cwd, args, env }: Call): Promise<void> {
  const { host, stdout, stderr } = testHost(args, cwd);
  const code = await main({ ...host, env });
  const folder = mkdtempSync(join(tmpdir(), 'behandeldienst-call-'));
  writeFileSync(join(folder, 'out'), stdout());
  writeFileSync(join(folder, 'err'), stderr());
  socket.end(`${code} ${folder}\n`);
}

const server = createServer((socket) => {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => {
    chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    if (bytes.toString('utf8', bytes.length - END.length - 1) === `${END}\0`)
      void answer(socket, parseCall(bytes));
  });
});
let port: Promise<number> | undefined;

function listen(): Promise<number> {
  port ??= new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    server.unref();
  });
  return port;
}

/** A script for bash that calls the program with its own arguments, between others. */
export async function programScript({ before = '', after = '' } = {}): Promise<string> {
  return `#!/usr/bin/env bash
${before}
set -- "$@" ${after}
exec 3<>/dev/tcp/127.0.0.1/${await listen()} || exit 99
{ printf '%s\\0' "$PWD" "$#" "$@"; env -0; printf '${END}\\0'; } >&3
read -r code folder <&3 || exit 99
cat "$folder/out"
cat "$folder/err" >&2
rm -r "$folder"
exit "$code"
`;
}
