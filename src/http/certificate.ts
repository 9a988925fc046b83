import type { X509Certificate } from 'node:crypto';
import { isOin, type Oin } from '../model/oin.js';

/** A certificate in the terms that people know it by. */
export interface CertificateSummary {
  readonly subject: string;
  readonly issuer: string;
  /** The last day of its validity, as `2026-11-24`. */
  readonly until: string;
  /** The OIN in the subject; null when it has none. */
  readonly oin: Oin | null;
}

/** The common name in a subject or issuer; without one, all of it. */
function commonName(name: string): string {
  return /^CN=(.*)$/m.exec(name)?.[1] ?? name.replaceAll('\n', ', ');
}

/** The OIN in the subject of a certificate. PKIoverheid puts it in serialNumber. */
function oinOf({ subject }: X509Certificate): Oin | null {
  const text = /^serialNumber=(.*)$/m.exec(subject)?.[1]?.trim();
  return text !== undefined && isOin(text) ? text : null;
}

export function summariseCertificate(certificate: X509Certificate): CertificateSummary {
  return {
    subject: commonName(certificate.subject),
    issuer: commonName(certificate.issuer),
    until: new Date(certificate.validTo).toISOString().slice(0, 10),
    oin: oinOf(certificate),
  };
}
