import { checksMessages } from './checks.js';
import { ciMessages } from './ci.js';
import { cliMessages } from './cli.js';
import { configMessages } from './config.js';
import { dsoMessages } from './dso.js';
import { helpMessages } from './help.js';
import { initMessages } from './init.js';
import { outputMessages } from './output.js';
import { reconcileMessages } from './reconcile.js';
import { reportMessages } from './report.js';
import { routingMessages } from './routing.js';
import { rtrMessages } from './rtr.js';
import { simulatorMessages } from './simulator.js';
import { tablesMessages } from './tables.js';
import { verzoeksrouteringMessages } from './verzoeksroutering.js';

/** Everything the product can say, in every language, by key. A chapter per part of the product. */
export const catalogue = {
  ...configMessages,
  ...checksMessages,
  ...dsoMessages,
  ...reconcileMessages,
  ...routingMessages,
  ...reportMessages,
  ...rtrMessages,
  ...verzoeksrouteringMessages,
  ...simulatorMessages,
  ...tablesMessages,
  ...outputMessages,
  ...ciMessages,
  ...initMessages,
  ...helpMessages,
  ...cliMessages,
};

export type Catalogue = typeof catalogue;
