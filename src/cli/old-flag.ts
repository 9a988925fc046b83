import { Option } from 'commander';

/** A flag under a name that it had before: it works, and neither help nor completion shows it. */
export class OldFlag extends Option {
  readonly present: Option;

  constructor(flags: string, present: Option) {
    super(flags);
    this.present = present;
    if (present.argChoices !== undefined) this.choices(present.argChoices);
    this.hideHelp();
  }
}
