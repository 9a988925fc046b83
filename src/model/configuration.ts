import { type Activiteit, namesMayBeOne } from './activiteit.js';
import type { Configuratie } from './configuratie.js';
import type { Oin } from './oin.js';
import type { Permissions } from './permissions.js';
import type { Place, SourceFile } from './place.js';
import type { Problem } from './problem.js';
import type { Registers } from './registers.js';

/** A configuratie that the files ask for, with its places in a file. */
export interface Desired {
  readonly configuratie: Configuratie;
  readonly file: SourceFile;
  /** The offset of the activiteit in its list. */
  readonly offset: number;
  /** The offset of the toestemming in its list. Absent without toestemming. */
  readonly toestemmingOffset?: number;
}

/** Names of environment variables that hold the client certificate. */
export interface ClientCertificate {
  readonly cert?: string;
  readonly key?: string;
  readonly pfx?: string;
  readonly passphrase?: string;
  readonly ca?: string;
}

/** A public service of DSO-LV, which needs an API key. */
export interface PublicService {
  /** Absent for a simulator, which has its own. */
  readonly endpoint?: string;
  /** Name of the environment variable that holds the API key. */
  readonly apiKey?: string;
}

/** An entry of omgevingen.yaml, with defaults for what it leaves out. It has either `endpoint` or `simulator`. */
export interface Omgeving {
  readonly naam: string;
  readonly endpoint?: string;
  /** State file of the embedded simulator, relative to the working directory. */
  readonly simulator?: string;
  /** What the `operaties` of the omgeving allow. */
  readonly permissions: Permissions;
  readonly clientCertificate?: ClientCertificate;
  /** Name of the environment variable that holds the API key. */
  readonly apiKey?: string;
  /** The RTR. Absent when activiteiten are not checked against it. */
  readonly rtr?: PublicService;
  /** The service Verzoeksroutering. Absent when `verify` does not ask it. */
  readonly verzoeksroutering?: PublicService;
  /** Percentage of the reported configuraties of a bevoegd gezag that one apply may replace or delete. */
  readonly maxChange: number;
  readonly concurrency: number;
  readonly timeoutSeconds: number;
  /** How often a request is repeated. */
  readonly retries: number;
  /** How long an apply waits for a write to become visible before it decides that it was not done. */
  readonly settleSeconds: number;
  readonly place: Place;
}

/** An expectation about routing: a test beside the toewijzingen. */
export interface Verwachting {
  readonly activiteit: Activiteit;
  /** Code. Absent: every toestemming. */
  readonly toestemming?: string;
  /** Absent: the whole area. */
  readonly locatie?: Oin;
  /** The OIN of the bevoegd gezag when it handles the requests itself. */
  readonly behandeldienst: Oin;
  readonly offset: number;
}

/** What errors leave out of a file: of these activiteiten it is not known where they go. */
export interface LeftOut {
  /** Something is left out of which the activiteiten are unknown. */
  readonly unknown: boolean;
  /** The naam of each activiteit that something is left out of. */
  readonly namen: ReadonlySet<string>;
}

/** One file of toewijzingen. */
export interface ToewijzingenFile {
  readonly file: SourceFile;
  /** Undefined when the file has no usable bevoegd gezag. */
  readonly bevoegdGezag: Oin | undefined;
  readonly desired: readonly Desired[];
  /** The place of `dekking: volledig`. */
  readonly dekking?: Place;
  /** The locaties that together are the whole area. Absent when the file does not list them. */
  readonly werkingsgebied?: readonly Oin[];
  readonly verwachtingen?: readonly Verwachting[];
  /** Absent when nothing is left out. */
  readonly leftOut?: LeftOut;
}

/** Tests whether errors in the files leave open where requests for an activiteit go. */
export function isLeftOpen(files: readonly ToewijzingenFile[], { naam }: Activiteit): boolean {
  return files.some(
    ({ leftOut }) =>
      leftOut !== undefined &&
      (leftOut.unknown || [...leftOut.namen].some((other) => namesMayBeOne(other, naam))),
  );
}

/** The content of the files, and the problems that reading them found. */
export interface Configuration {
  readonly registers: Registers;
  /** The omgevingen of omgevingen.yaml, by name, in the order of the file. */
  readonly omgevingen: ReadonlyMap<string, Omgeving>;
  /** The files of each omgeving that was read, by name, files sorted by path. */
  readonly toewijzingen: ReadonlyMap<string, readonly ToewijzingenFile[]>;
  /** How many files were read. */
  readonly files: number;
  readonly problems: readonly Problem[];
}
