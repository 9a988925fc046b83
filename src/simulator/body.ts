/** Checks the body of a POST or PUT as strictly as a service may. */
import { isObject, type Json } from '../lib/json.js';
import type { Activiteit } from '../model/activiteit.js';
import type { Configuratie, Toestemming } from '../model/configuratie.js';
import { fieldNames, mapTextFields } from '../model/configuratie-fields.js';
import { isOin, type Oin } from '../model/oin.js';

/** A field that is not valid, as problem JSON reports it. */
export interface InvalidParam {
  readonly name: string;
  readonly reason: string;
}

/** Reads fields, and collects what is wrong with them. What it returns for a field that is wrong must not be used. */
class FieldReader {
  readonly faults: InvalidParam[] = [];

  #fault(name: string, reason: string): void {
    this.faults.push({ name, reason });
  }

  keys(value: Json, known: readonly string[], path = ''): void {
    for (const key of Object.keys(value))
      if (!known.includes(key)) this.#fault(`${path}${key}`, 'onbekend veld');
  }

  oin(value: unknown, name: string): Oin {
    if (typeof value === 'string' && isOin(value)) return value;
    this.#fault(name, 'geen OIN van 20 posities');
    return '';
  }

  text(value: unknown, name: string): string {
    if (typeof value === 'string' && value !== '') return value;
    this.#fault(name, 'ontbreekt of is leeg');
    return '';
  }

  activiteit(value: unknown): Activiteit {
    if (!isObject(value)) {
      this.#fault('activiteit', 'ontbreekt');
      return { naam: '', oin: '' };
    }
    this.keys(value, ['naam', 'oin'], 'activiteit.');
    return { naam: this.text(value.naam, 'activiteit.naam'), oin: this.oin(value.oin, 'activiteit.oin') };
  }

  toestemming(value: unknown): Toestemming | undefined {
    if (value === undefined) return undefined;
    if (!isObject(value)) {
      this.#fault('toestemming', 'geen object');
      return undefined;
    }
    this.keys(value, ['code', 'waarde'], 'toestemming.');
    return {
      code: this.text(value.code, 'toestemming.code'),
      waarde: this.text(value.waarde, 'toestemming.waarde'),
    };
  }

  locatieOins(value: unknown): Oin[] | undefined {
    if (value === undefined) return undefined;
    if (!Array.isArray(value) || value.length === 0) {
      this.#fault('locatieOins', 'geen lijst, of leeg');
      return undefined;
    }
    const oins = value.map((oin, i) => this.oin(oin, `locatieOins[${i}]`));
    if (new Set(value).size < value.length) this.#fault('locatieOins', 'een OIN staat er twee keer in');
    return oins;
  }
}

/** Reads a configuratie from JSON, or says which fields are not valid. */
export function readBody(
  value: unknown,
): { readonly faults: readonly InvalidParam[] } | { readonly configuratie: Configuratie } {
  if (!isObject(value)) return { faults: [{ name: '', reason: 'geen JSON-object' }] };
  const reader = new FieldReader();
  reader.keys(value, fieldNames);
  const configuratie: Configuratie = {
    oin: reader.oin(value.oin, 'oin'),
    activiteit: reader.activiteit(value.activiteit),
    behandeldienstOin: reader.oin(value.behandeldienstOin, 'behandeldienstOin'),
    toestemming: reader.toestemming(value.toestemming),
    locatieOins: reader.locatieOins(value.locatieOins),
    ...mapTextFields((name) => (name in value ? reader.text(value[name], name) : undefined)),
  };
  return reader.faults.length > 0 ? { faults: reader.faults } : { configuratie };
}
