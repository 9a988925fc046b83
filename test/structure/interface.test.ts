/** The public interface: small, documented, and used. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository } from '../support/cli.js';

const read = (path: string): string => readFileSync(join(repository, path), 'utf8');

interface Export {
  readonly name: string;
  readonly isType: boolean;
  /** The module that declares it, in src/. */
  readonly module: string;
  /** The comment of its section in index.ts. */
  readonly section: string;
}

/** What src/index.ts exports: sections of a comment, an empty line and `export { … } from` statements. */
function exportsOf(index: string): Export[] {
  const [, ...sections] = index.split(/^(?=\/\*\* )/m);
  return sections.flatMap((section) =>
    [...section.matchAll(/^export (type )?\{([^}]*)\} from '\.\/(.*)\.js';$/gm)].flatMap(
      ([, allTypes, names = '', module = '']) =>
        names
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '')
          .map((name) => ({
            name: name.replace(/^type /, ''),
            isType: allTypes !== undefined || name.startsWith('type '),
            module,
            section: section.split('\n')[0] ?? '',
          })),
    ),
  );
}

/** The declaration of a name, followed through re-exports. */
function declarationOf(module: string, name: string): string {
  const text = read(`src/${module}.ts`);
  const declared = new RegExp(
    `(/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\s*)?^export (?:async )?(?:function|interface|type|class|const) ${name}\\b`,
    'm',
  ).exec(text)?.[0];
  if (declared !== undefined) return declared;
  const from = new RegExp(`^export [^;]*\\b${name}\\b[^;]*from '(.*)\\.js';`, 'm').exec(text)?.[1];
  if (from === undefined) throw new Error(`src/${module}.ts does not declare ${name}`);
  return declarationOf(posix.join(posix.dirname(module), from), name);
}

const index = read('src/index.ts');
const exported = exportsOf(index);
const values = exported.filter(({ isType }) => !isType).map(({ name }) => name);

describe('the public interface', () => {
  test('holds the functions of the documentation, and no other values', () => {
    expect([...values].sort()).toEqual(
      [
        ...['Failure', 'apply', 'connect', 'format', 'formatMessage', 'hasErrors', 'isComplete', 'load'],
        ...['locate', 'plan', 'resolve', 'routing', 'summarise', 'summariseApply', 'validate'],
      ].sort(),
    );
  });

  test('is exported by statements that this test reads', () => {
    const names = [...index.matchAll(/^export /gm)];
    const readable = [...index.matchAll(/^export (type )?\{[^}]*\} from '[^']*';$/gm)];
    expect(readable).toHaveLength(names.length);
  });

  test.each(values)('the example of docs/library.md uses %s', (name) => {
    const [, code = ''] = read('docs/library.md').split('```ts');
    const [program = ''] = code.split('```');
    expect(program.slice(program.indexOf("from 'behandeldienst'"))).toMatch(new RegExp(`\\b${name}\\b`));
  });

  test.each(exported)('$name says how stable it is, and what it is', ({ name, module, section }) => {
    expect(section).toMatch(/@(public|beta) \*\/$/);
    expect(declarationOf(module, name)).toMatch(/^\/\*\*/);
  });
});
