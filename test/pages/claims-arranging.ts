import { randomInt, randomUUID } from 'node:crypto';
import { dayIn, type LocalDate, type Outcome, type PersonActor, Problems, type Role } from '@app/kernel';
import { type ClaimColumn, ClaimDecisions, Claims, writeClaimFile } from '@app/safe-start-fund';
import type { CountyPortal } from './county-portal';

type Cells = Readonly<Record<ClaimColumn, string>>;

function got<T>(outcome: Outcome<T>): T {
  if (outcome instanceof Problems) throw new Error(`Refused: ${JSON.stringify(outcome.problems)}`);
  return outcome;
}

let numbers = 0;
/** A client and an invoice of their own at every call, so that no two steps come to one line. */
export function spent(pounds: string, changed: Partial<Cells> = {}): Cells {
  numbers += 1;
  // Figures alone: letters and figures by chance may look like a postcode, and are refused.
  const number = `${String(numbers)}-${String(randomInt(1_000, 9_999))}`;
  const today = dayIn(new Date());
  return {
    month: today.slice(0, 7),
    clientReference: `JR-${number}`,
    spentOn: today,
    category: 'removals',
    supplier: `Vans ${number} Ltd`,
    invoiceNumber: `INV ${number}`,
    net: pounds,
    vat: '0',
    gross: pounds,
    stream: 'seek',
    adults: '1',
    children: '0',
    ...changed,
  };
}

/** Arranges by commands what a step about claims, money and alerts begins with. */
export class ClaimsArranging {
  constructor(private readonly portal: CountyPortal) {}

  get today(): LocalDate {
    return dayIn(new Date());
  }

  /** A demo person, acting for the organisation of the first role held. */
  async person(subject: string): Promise<PersonActor> {
    const [found] = await this.portal.database.query<{
      person_id: string;
      organisation_id: string;
      roles: Role[];
    }>(
      `select m.person_id, m.organisation_id, array_agg(m.role) as roles
       from membership m join person p on p.id = m.person_id where p.subject = $1 group by 1, 2 order by min(m.starts_at) limit 1`,
      [subject],
    );
    if (!found) throw new Error(`No person ${subject}`);
    const { person_id: personId, organisation_id: organisationId, roles } = found;
    return { kind: 'PERSON', personId, organisationId, roles };
  }

  /** A claim of Wren's with the fund of Essex, of these rows. */
  async claimed(rows: readonly Cells[]) {
    const [wren, fran] = [await this.person('wren'), await this.person('fran')];
    return got(
      await this.portal.command(Claims).uploadClaim(wren, {
        authorityId: fran.organisationId,
        csv: writeClaimFile(rows),
        invoicesKept: true,
        idempotencyKey: randomUUID(),
      }),
    );
  }

  /** The same, after Fran asked to see the invoice of its first row and returned the rest. */
  async returned(rows: readonly Cells[], comments: string, note: string) {
    const claim = await this.claimed(rows);
    const fran = await this.person('fran');
    const decisions = this.portal.command(ClaimDecisions);
    got(await decisions.requestEvidence(fran, { rowId: claim.rows[0]?.id ?? '', note }));
    return got(await decisions.returnClaim(fran, { claimId: claim.id, comments }));
  }

  /** A safeguarding alert about something that this organisation applied for, as a statement's return code 2 raises it. */
  async alert(subject: string): Promise<void> {
    const [of, felix] = [await this.person(subject), await this.person('felix')];
    const { database } = this.portal;
    const [line] = await database.query<{ id: string; authority_id: string }>(
      `select id, authority_id from award_line where authority_id = $1 limit 1`,
      [felix.organisationId],
    );
    if (!line) throw new Error('The county has an award.');
    const payee = randomUUID();
    await database.query(
      `insert into payee (id, authority_id, kind, name, name_key, made_at, made_by) values ($1, $2, 'SUPPLIER', $3, $4, now(), $5)`,
      [
        payee,
        felix.organisationId,
        `Trader ${payee.slice(0, 8)}`,
        `TRADER${payee.slice(0, 8)}`.toUpperCase(),
        felix.personId,
      ],
    );
    // Without the payment that came back: what leads to an alert is tested where statements are.
    const values = [randomUUID(), felix.organisationId, of.organisationId, payee, randomUUID(), line.id];
    await database.query(
      `do $$ begin
         set local session_replication_role = replica;
         insert into safeguarding_alert (id, authority_id, organisation_id, payee_id, payment_id, award_line_id, because, raised_at, raised_by)
         values (${values.map((value) => `'${value}'`).join(', ')}, 'BENEFICIARY_DECEASED', now(), '${felix.personId}');
       end $$`,
    );
  }
}
