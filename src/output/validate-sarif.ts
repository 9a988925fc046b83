/** The problems of `validate` as SARIF 2.1.0 (OASIS), for code scanning. */
import { formatMessage } from '../messages/message.js';
import { locate, type Place } from '../model/place.js';
import { problemCodes } from '../model/problem-codes.js';
import type { Context } from './context.js';
import { jsonPieces, mapped } from './json.js';
import type { ValidateReport } from './reports.js';
import { validateMessages } from './validate-messages.js';

function physicalLocation(place: Place) {
  const { file, line, column } = locate(place);
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return {
    artifactLocation: { uri, uriBaseId: 'SRCROOT' },
    region: { startLine: line, startColumn: column },
  };
}

export function validateSarif(
  report: ValidateReport,
  { language }: Context,
  version: string,
): Iterable<string> {
  const rules = problemCodes.map((code) => {
    const text = formatMessage(validateMessages.ruleHelp({ code }), language);
    return { id: code, shortDescription: { text }, help: { text } };
  });
  const results = mapped(report.problems, ({ severity, code, message, place, related }) => ({
    ruleId: code,
    ruleIndex: problemCodes.indexOf(code),
    level: severity,
    message: { text: formatMessage(message, language) },
    locations: [{ physicalLocation: physicalLocation(place) }],
    relatedLocations: related?.map((other, id) => ({ id, physicalLocation: physicalLocation(other) })),
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'behandeldienst', semanticVersion: version, rules } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return jsonPieces(log);
}
