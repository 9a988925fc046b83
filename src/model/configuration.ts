import type { Activiteit, Configuratie } from './configuratie.js';
import type { Oin } from './oin.js';
import type { Permissions } from './permissions.js';
import type { Place, SourceFile } from './place.js';
import type { Problem } from './problem.js';
import type { Registers } from './registers.js';

/** A configuratie that the files ask for, with the places that say so. */
export interface Desired {
  readonly configuratie: Configuratie;
  readonly file: SourceFile;
  /** Of the activiteit in its list: the line that decides. */
  readonly offset: number;
  /** Of the toestemming in its list, where there is one. */
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

/** A public service of DSO-LV, which is reached with an API key. */
export interface PublicService {
  /** Left out at a simulator: its own. */
  readonly endpoint?: string;
  /** Name of the environment variable that holds the API key. */
  readonly apiKey?: string;
}

/** An entry of omgevingen.yaml with its defaults filled in. Exactly one of `endpoint` and `simulator` is there. */
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
  /** The registration of activiteiten, where plans are to be held to it. */
  readonly rtr?: PublicService;
  /** The service that tells who gets a request, where `verify` is to ask it. */
  readonly verzoeksroutering?: PublicService;
  /** Percent of a bevoegd gezag's reported configurations that may be replaced or deleted at once. */
  readonly maxChange: number;
  readonly concurrency: number;
  readonly timeoutSeconds: number;
  /** How often a request is tried again. */
  readonly retries: number;
  readonly place: Place;
}

/** A routing that must hold: a test that lives beside the assignments. */
export interface Verwachting {
  readonly activiteit: Activiteit;
  /** Code; left out: every toestemming. */
  readonly toestemming?: string;
  /** Left out: everywhere. */
  readonly locatie?: Oin;
  /** The bevoegd gezag's own OIN: nothing is configured, or it itself is. */
  readonly behandeldienst: Oin;
  readonly offset: number;
}

/** One file of toewijzingen. */
export interface ToewijzingenFile {
  readonly file: SourceFile;
  /** undefined where the file does not say it well enough to know. */
  readonly bevoegdGezag: Oin | undefined;
  readonly desired: readonly Desired[];
  /** Place of `dekking: volledig`, where the file promises it. */
  readonly dekking?: Place;
  /** The locaties that together are the whole area, where the file lists them. */
  readonly werkingsgebied?: readonly Oin[];
  readonly verwachtingen?: readonly Verwachting[];
}

/** Everything that was read, and everything that is wrong with it as far as reading goes. */
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
