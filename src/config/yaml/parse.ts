import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { configMessages } from '../messages.js';
import { type Composed, compose, type Fault } from './compose.js';

/** Deeper than any file of ours, and shallow enough for every reader. */
const MAX_DEPTH = 100;

export type YamlRead =
  | { readonly composed: Composed }
  /** `syntax`: the text is no YAML, and an explanation of why may be asked for. */
  | { readonly faults: readonly Fault[]; readonly syntax: boolean };

function refusal(error: unknown): Fault {
  if (!(error instanceof YAMLException)) {
    return {
      message: configMessages.yamlRefused({ detail: error instanceof Error ? error.message : String(error) }),
      offset: 0,
    };
  }
  const offset = error.mark?.position ?? 0;
  if (error.reason.includes('maxDepth'))
    return { message: configMessages.yamlTooDeep({ max: MAX_DEPTH }), offset };
  if (error.reason.startsWith('tab characters')) {
    return { message: configMessages.yamlReason({ reason: 'tab', detail: error.reason }), offset };
  }
  return { message: configMessages.yamlRefused({ detail: error.reason }), offset };
}

/** The careful reader: the one judge of what is YAML and what it says. */
export function readCarefully(text: string): YamlRead {
  let events: Event[];
  try {
    events = parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch (error) {
    return { faults: [refusal(error)], syntax: true };
  }
  const { composed, faults } = compose(text, events);
  return composed === undefined || faults.length > 0 ? { faults, syntax: false } : { composed };
}
