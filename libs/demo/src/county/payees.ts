import { addMinutes } from '@app/kernel';
import type { CountyIds } from './ids';
import { organisationId, payeeId, personId } from './ids';

/** A payee of Essex’s fund. */
export interface PayeeRow {
  readonly id: string;
  readonly authorityId: string;
  readonly kind: 'SUPPLIER' | 'LANDLORD' | 'REFERRER';
  readonly organisationId: string | null;
  readonly name: string;
  readonly nameKey: string;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly blockedAt: null;
  readonly blockedBecause: null;
}

/** Its account in clear: sealed as it is written. */
export interface PayeeAccount {
  readonly id: string;
  readonly authorityId: string;
  readonly payeeId: string;
  readonly payeeKind: PayeeRow['kind'];
  readonly version: number;
  readonly details: {
    readonly accountName: string;
    readonly sortCode: string;
    readonly accountNumber: string;
    readonly rollNumber: null;
  };
  readonly modulus: 'PASSES';
  readonly enteredAt: Date;
  readonly enteredBy: string;
}

/** What another person found when they called back. */
export interface PayeeCheckRow {
  readonly id: string;
  readonly authorityId: string;
  readonly payeeAccountId: string;
  readonly enteredBy: string;
  readonly checkedBy: string;
  readonly checkedAt: Date;
  readonly confirmed: boolean;
  readonly how: 'CALLED_KNOWN_NUMBER';
  readonly note: string;
}

export interface PayeeRows {
  readonly payees: readonly PayeeRow[];
  readonly payeeAccounts: readonly PayeeAccount[];
  readonly payeeChecks: readonly PayeeCheckRow[];
}

/**
 * Nobody’s accounts: the examples of Vocalink’s “Validating account numbers” (chapter 3), which pass the modulus check.
 * They are published as examples only, whose sort codes may not be in use.
 */
const plans: readonly {
  readonly key: string;
  readonly kind: PayeeRow['kind'];
  readonly name: string;
  readonly organisation?: string;
  readonly sortCode: string;
  readonly accountNumber: string;
}[] = [
  {
    key: 'causeway-removals',
    kind: 'SUPPLIER',
    name: 'Causeway Removals (invented)',
    sortCode: '089999',
    accountNumber: '66374958',
  },
  {
    key: 'furniture',
    kind: 'SUPPLIER',
    name: 'Second Home Furniture (invented)',
    sortCode: '107999',
    accountNumber: '88837491',
  },
  {
    key: 'locks',
    kind: 'SUPPLIER',
    name: 'Blackwater Locks (invented)',
    sortCode: '118765',
    accountNumber: '64371389',
  },
  {
    key: 'estuary-lettings',
    kind: 'LANDLORD',
    name: 'Estuary Lettings (invented)',
    sortCode: '202959',
    accountNumber: '63748472',
  },
  {
    key: 'lanternfield',
    kind: 'REFERRER',
    name: 'Lanternfield Refuge',
    organisation: 'lanternfield',
    sortCode: '134020',
    accountNumber: '63849203',
  },
  {
    key: 'harbourlight',
    kind: 'REFERRER',
    name: 'Harbourlight Advocacy',
    organisation: 'harbourlight',
    sortCode: '820000',
    accountNumber: '73688637',
  },
];

/** Every account number of the demonstration, for tests that look whether one was ever shown. */
export const demoAccountNumbers: readonly string[] = plans.map(({ accountNumber }) => accountNumber);

/** Payees whose accounts Felix entered and Fran checked a month ago: Freya, who does neither, may approve what pays them. */
export function countyPayees(ids: CountyIds, now: Date): PayeeRows {
  const authorityId = organisationId('essex');
  const enteredBy = personId('felix');
  const enteredAt = addMinutes(now, -30 * 24 * 60);
  const rows = plans.map((plan) => ({
    plan,
    id: payeeId(plan.key),
    accountId: ids('payee account', plan.key),
  }));
  return {
    payees: rows.map(({ id, plan: { kind, name, organisation } }) => ({
      id,
      authorityId,
      kind,
      organisationId: organisation === undefined ? null : organisationId(organisation),
      name,
      nameKey: name.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''),
      madeAt: enteredAt,
      madeBy: enteredBy,
      blockedAt: null,
      blockedBecause: null,
    })),
    payeeAccounts: rows.map(({ id, accountId, plan: { kind, name, sortCode, accountNumber } }) => ({
      id: accountId,
      authorityId,
      payeeId: id,
      payeeKind: kind,
      version: 1,
      details: { accountName: name.replace(' (invented)', ''), sortCode, accountNumber, rollNumber: null },
      modulus: 'PASSES',
      enteredAt,
      enteredBy,
    })),
    payeeChecks: rows.map(({ accountId, plan: { key } }) => ({
      id: ids('payee check', key),
      authorityId,
      payeeAccountId: accountId,
      enteredBy,
      checkedBy: personId('fran'),
      checkedAt: addMinutes(enteredAt, 24 * 60),
      confirmed: true,
      how: 'CALLED_KNOWN_NUMBER',
      note: 'Rang their office on the number in the contract (invented)',
    })),
  };
}
