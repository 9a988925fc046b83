/** `completion`: completes commands and flags from the program itself, and names from the files. */
import type { Command, Option } from 'commander';
import { loadConfigs } from '../../config/load.js';
import { lastPart } from '../../model/activiteit.js';
import type { Configuration } from '../../model/configuration.js';
import { problemCodes } from '../../model/problem-codes.js';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

const scripts: Readonly<Record<Shell, string>> = {
  bash: `# behandeldienst completion bash > ~/.local/share/bash-completion/completions/behandeldienst
_behandeldienst() {
  local IFS=$'\\n'
  COMPREPLY=($(behandeldienst __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _behandeldienst behandeldienst
`,
  zsh: `#compdef behandeldienst
# behandeldienst completion zsh > "\${fpath[1]}/_behandeldienst"
_behandeldienst() {
  local -a found
  found=("\${(@f)$(behandeldienst __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -- "\${found[@]}" || _files
}
compdef _behandeldienst behandeldienst
`,
  fish: `# behandeldienst completion fish > ~/.config/fish/completions/behandeldienst.fish
complete -c behandeldienst -f -a '(behandeldienst __complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`,
};

/** The script that makes a shell ask the program for completions. */
export function completionScript(shell: Shell): string {
  return scripts[shell];
}

/** The names in the files that a flag takes. A key with a metavariable is a flag whose value differs by command. */
const namesFor: Readonly<Record<string, (tree: Configuration, omgeving: string) => Iterable<string>>> = {
  '--omgeving': (tree) => tree.omgevingen.keys(),
  '--against <omgeving>': (tree) => tree.omgevingen.keys(),
  '--bevoegd-gezag': (tree) => tree.registers.organisaties.keys(),
  '--locatie': (tree) => tree.registers.organisaties.keys(),
  '--activiteit-oin': (tree) => tree.registers.organisaties.keys(),
  '--toestemming': (tree) => tree.registers.toestemmingen.keys(),
  '--activiteit': (tree, omgeving) =>
    new Set(
      (tree.toewijzingen.get(omgeving) ?? []).flatMap((file) =>
        file.desired.flatMap(({ configuratie: { activiteit } }) => [
          activiteit.naam,
          lastPart(activiteit.naam),
        ]),
      ),
    ),
};

function optionFor(command: Command, word: string | undefined): Option | undefined {
  if (word === undefined) return undefined;
  return command.options.find(({ long, short }) => word === long || word === short);
}

/** The value of a flag earlier on the line. */
function given(words: readonly string[], flag: string): string | undefined {
  const at = words.indexOf(flag);
  return at === -1 ? undefined : words[at + 1];
}

async function valuesOf(option: Option, words: readonly string[], cwd: string): Promise<Iterable<string>> {
  if (option.argChoices !== undefined) return option.argChoices;
  const names = namesFor[option.long ?? ''] ?? namesFor[option.flags];
  if (names === undefined) return [];
  const omgeving = given(words, '--omgeving') ?? 'lokaal';
  const tree = await loadConfigs(given(words, '--configs') ?? 'configs', { cwd }).catch(() => undefined);
  return tree === undefined ? [] : names(tree, omgeving);
}

/**
 * Returns the words that the last word can become, sorted.
 *
 * @param words what stands after the program's name; the last one is unfinished and can be empty.
 * @param cwd the working directory.
 */
export async function completions(root: Command, words: readonly string[], cwd: string): Promise<string[]> {
  const before = words.slice(0, -1);
  const last = words[words.length - 1] ?? '';
  let command = root;
  for (const word of before) command = command.commands.find((item) => item.name() === word) ?? command;
  const option = optionFor(command, before[before.length - 1]);
  const fits = (candidates: Iterable<string>): string[] =>
    [...candidates].filter((candidate) => candidate.startsWith(last)).sort();
  if (option !== undefined && (option.required || option.optional))
    return fits(await valuesOf(option, before, cwd));
  if (last.startsWith('-')) {
    const flags = [...command.options, ...root.options].flatMap(({ long, hidden }) =>
      long && !hidden ? [long] : [],
    );
    return fits(new Set(flags.filter((flag) => !before.includes(flag))));
  }
  const [argument] = command.registeredArguments;
  const choices = argument?.argChoices ?? (command.name() === 'explain' ? problemCodes : []);
  // A command whose name begins with an underscore is internal.
  return fits([
    ...command.commands.map((item) => item.name()).filter((name) => !name.startsWith('_')),
    ...choices,
  ]);
}
