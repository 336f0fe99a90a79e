import { type DynamicModule, Module } from '@nestjs/common';
import { Alerts } from './alerts';
import { AlertsResolver } from './api/alerts.resolver';
import { ApplicationsResolver } from './api/applications.resolver';
import { AwardsResolver } from './api/awards.resolver';
import { BudgetsResolver } from './api/budgets.resolver';
import { ClaimsResolver } from './api/claims.resolver';
import { ConnectionsResolver } from './api/connections.resolver';
import { InvoicesResolver } from './api/invoices.resolver';
import { PanelResolver } from './api/panel.resolver';
import { PayeesResolver } from './api/payees.resolver';
import { PaymentRunsResolver } from './api/payment-runs.resolver';
import { PreapprovalsResolver } from './api/preapprovals.resolver';
import { ReservationsResolver } from './api/reservations.resolver';
import { FundSettingsResolver } from './api/settings.resolver';
import { StatementsResolver } from './api/statements.resolver';
import { Applications } from './applications';
import { Awards } from './awards';
import { Budgets } from './budgets';
import { ClaimDecisions } from './claim-decisions';
import { Claims } from './claims';
import { Connections } from './connections';
import { Invoices } from './invoices';
import { ModulusCheck } from './modulus-check';
import { Panel } from './panel';
import { Payees } from './payees';
import { PaymentFiles } from './payment-files';
import { PaymentRuns } from './payment-runs';
import { Preapprovals } from './preapproval';
import { Reservations } from './reservations';
import { FundSettingsBook } from './settings';
import { Statements } from './statements';

const approval = [FundSettingsBook, Budgets, Applications, Awards, Panel, Connections, Invoices];
const claiming = [Preapprovals, Claims, ClaimDecisions, Reservations];
const paying = [Payees, PaymentRuns, PaymentFiles, Statements, Alerts];

@Module({})
export class SafeStartFundModule {
  /** @param modulusTables a folder with `valacdos.txt` and `scsubtab.txt`; null: the table that came with the package. */
  static forRoot({ modulusTables }: { readonly modulusTables: string | null }): DynamicModule {
    return {
      module: SafeStartFundModule,
      providers: [
        { provide: ModulusCheck, useFactory: () => ModulusCheck.of(modulusTables) },
        ...approval,
        ...claiming,
        ...paying,
        FundSettingsResolver,
        BudgetsResolver,
        ApplicationsResolver,
        AwardsResolver,
        PanelResolver,
        ConnectionsResolver,
        InvoicesResolver,
        PreapprovalsResolver,
        ClaimsResolver,
        ReservationsResolver,
        PayeesResolver,
        PaymentRunsResolver,
        StatementsResolver,
        AlertsResolver,
      ],
      exports: [...approval, ...claiming, ...paying],
    };
  }
}
