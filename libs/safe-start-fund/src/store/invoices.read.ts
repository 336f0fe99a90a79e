import type { Tx } from '@app/database';
import type { Page, PageArgs } from '@app/graphql';
import type { FundInvoiceType } from '../api/invoice.type';
import { readOne, readPage } from './paging';

const invoiceSql = `
  select i.id, i.recorded_at as sorted, json_build_object('id', i.id, 'supplier', i.supplier, 'number', i.number,
    'sentInBy', (select o.name from organisation o where o.id = i.organisation_id), 'invoicedOn', day(i.invoiced_on), 'receivedOn', day(i.received_on),
    'dueOn', day(i.due_on), 'netPence', i.net_pence, 'vatPence', i.vat_pence, 'grossPence', i.gross_pence, 'vatRecovered', i.vat_recovered,
    'costPence', case when i.vat_recovered then i.net_pence else i.gross_pence end, 'payeeId', i.payee_id,
    'lines', (select coalesce(json_agg(json_build_object('awardLineId', l.award_line_id, 'pence', l.pence) order by l.award_line_id), '[]')
      from fund_invoice_line l where l.invoice_id = i.id),
    'recordedAt', instant(i.recorded_at),
    'alike', (select coalesce(json_agg(o.number order by o.recorded_at, o.number), '[]') from fund_invoice o where o.authority_id = i.authority_id and o.id <> i.id
      and o.payee_id = i.payee_id and o.gross_pence = i.gross_pence and abs(o.invoiced_on - i.invoiced_on) <= 30),
    'otherSupplier', exists (select from fund_invoice_line l join award_line w on w.id = l.award_line_id
      where l.invoice_id = i.id and name_key(w.supplier) <> i.supplier_key)) as node
  from fund_invoice i`;

/** The invoices of the actor's fund, or those that the actor's organisation was awarded what they are for. */
export const readInvoices = (tx: Tx, args: PageArgs): Promise<Page<FundInvoiceType>> =>
  readPage(tx, args, invoiceSql, 'timestamptz');
export const readInvoice = (tx: Tx, id: string): Promise<FundInvoiceType | null> =>
  readOne(tx, invoiceSql, id);
