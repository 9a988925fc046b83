/** Refuses a flag that is given twice although it takes one value: the first value would be lost without a word. */
import { type Command, CommanderError } from 'commander';
import { collect } from './collect.js';
import { OldFlag } from './old-flag.js';
import type { Run } from './run.js';

/** The code of the error about a flag that is given twice. */
export const FLAG_TWICE = 'behandeldienst.flagTwice';

/** The flags that one run was given. A flag that every command has may stand before the command or after it. */
export class RepeatedFlags {
  /** The name that was given, by the present name of the flag. */
  readonly #given = new Map<string, string>();
  readonly #run: Run;

  constructor(run: Run) {
    this.#run = run;
  }

  /** Watches the flags of a command that take one value. Call it when the command has all its flags. */
  watch(command: Command): void {
    for (const option of command.options) {
      const { long } = option;
      const takesOne =
        (option.required || option.optional) && !option.variadic && option.parseArg !== collect;
      if (!long || !takesOne) continue;
      const present = (option instanceof OldFlag ? option.present.long : undefined) ?? long;
      command.on(`option:${option.name()}`, () => this.#note(long, present));
    }
  }

  #note(flag: string, present: string): void {
    if (this.#run.isParsing !== true) return;
    const earlier = this.#given.get(present);
    this.#given.set(present, flag);
    if (earlier === flag) throw new CommanderError(1, FLAG_TWICE, `'${flag}'`);
    if (earlier !== undefined)
      throw new CommanderError(1, 'commander.conflictingOption', `'${earlier}' '${flag}'`);
  }
}
