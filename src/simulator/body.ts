import { isObject, type Json } from '../lib/json.js';
import type { Configuratie } from '../model/configuratie.js';
import { isOin } from '../model/oin.js';

export interface InvalidParam {
  readonly name: string;
  readonly reason: string;
}

class Checker {
  readonly faults: InvalidParam[] = [];

  fault(name: string, reason: string): void {
    this.faults.push({ name, reason });
  }

  keys(value: Json, known: readonly string[], path: string): void {
    for (const key of Object.keys(value))
      if (!known.includes(key)) this.fault(`${path}${key}`, 'onbekend veld');
  }

  oin(value: unknown, name: string): void {
    if (typeof value !== 'string' || !isOin(value)) this.fault(name, 'geen OIN van 20 posities');
  }

  text(value: unknown, name: string): void {
    if (typeof value !== 'string' || value.length === 0) this.fault(name, 'ontbreekt of is leeg');
  }
}

/** Checks a POST or PUT body as strictly as a service may. Gives what is wrong with it, or the configuratie. */
export function readBody(
  value: unknown,
): { readonly faults: readonly InvalidParam[] } | { readonly configuratie: Configuratie } {
  if (!isObject(value)) return { faults: [{ name: '', reason: 'geen JSON-object' }] };
  const checker = new Checker();
  checker.keys(value, ['oin', 'activiteit', 'behandeldienstOin', 'toestemming', 'locatieOins'], '');
  checker.oin(value.oin, 'oin');
  checker.oin(value.behandeldienstOin, 'behandeldienstOin');
  if (isObject(value.activiteit)) {
    checker.keys(value.activiteit, ['naam', 'oin'], 'activiteit.');
    checker.text(value.activiteit.naam, 'activiteit.naam');
    checker.oin(value.activiteit.oin, 'activiteit.oin');
  } else checker.fault('activiteit', 'ontbreekt');
  if ('toestemming' in value) {
    if (isObject(value.toestemming)) {
      checker.keys(value.toestemming, ['code', 'waarde'], 'toestemming.');
      checker.text(value.toestemming.code, 'toestemming.code');
      checker.text(value.toestemming.waarde, 'toestemming.waarde');
    } else checker.fault('toestemming', 'geen object');
  }
  if ('locatieOins' in value) {
    const { locatieOins } = value;
    if (!Array.isArray(locatieOins) || locatieOins.length === 0)
      checker.fault('locatieOins', 'geen lijst, of leeg');
    else {
      for (const [i, oin] of locatieOins.entries()) checker.oin(oin, `locatieOins[${i}]`);
      if (new Set(locatieOins).size < locatieOins.length)
        checker.fault('locatieOins', 'een OIN staat er twee keer in');
    }
  }
  if (checker.faults.length > 0) return { faults: checker.faults };
  return { configuratie: value as unknown as Configuratie };
}
