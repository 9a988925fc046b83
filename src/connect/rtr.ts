import { readApiKey } from '../http/api-key.js';
import type { Omgeving } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import type { Rtr } from '../rtr/client.js';
import { connectMessages } from './messages.js';
import { requestOptions } from './request-options.js';
import type { OpenContext } from './services.js';

/** Opens the RTR that an omgeving names, or the one of its simulator. See `Services`. */
export async function openRtr(omgeving: Omgeving, context: OpenContext): Promise<Rtr> {
  const { naam, rtr, simulator } = omgeving;
  const { connectRtr } = await import('../rtr/client.js');
  const options = requestOptions(omgeving, context);
  if (rtr?.endpoint !== undefined) {
    if (rtr.apiKey === undefined)
      throw new Failure('unreachable', connectMessages.rtrNoKey({ omgeving: naam }));
    return connectRtr({
      endpoint: rtr.endpoint,
      apiKey: readApiKey(context.env, rtr.apiKey),
      ...options,
    });
  }
  if (simulator === undefined)
    throw new Failure('usage', connectMessages.rtrNotConfigured({ omgeving: naam }));
  const { startSimulator } = await import('../simulator/server.js');
  const embedded = await startSimulator();
  const onClosed = (): Promise<void> => embedded.close();
  return connectRtr({ endpoint: embedded.rtr, apiKey: 'simulator', ...options, onClosed });
}
