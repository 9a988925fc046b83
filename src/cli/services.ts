import { connect } from '../connect/connect.js';
import type { Services } from '../connect/services.js';
import type { Omgeving } from '../model/configuration.js';
import type { Session } from './session.js';
import { wireLog } from './wire-log.js';

/** The services of an omgeving. With `--verbose`, each request is printed. */
export function servicesOf(session: Session, omgeving: Omgeving, signal?: AbortSignal): Services {
  const { env, cwd, secrets } = session;
  const onWarning = session.warn.bind(session);
  const onWait = session.info.bind(session);
  return connect(omgeving, { env, cwd, secrets, signal, onWarning, onWait, onWire: wireLog(session) });
}
