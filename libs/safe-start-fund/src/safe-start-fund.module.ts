import { Module } from '@nestjs/common';
import { ApplicationsResolver } from './api/applications.resolver';
import { AwardsResolver } from './api/awards.resolver';
import { BudgetsResolver } from './api/budgets.resolver';
import { ConnectionsResolver } from './api/connections.resolver';
import { InvoicesResolver } from './api/invoices.resolver';
import { PanelResolver } from './api/panel.resolver';
import { FundSettingsResolver } from './api/settings.resolver';
import { Applications } from './applications';
import { Awards } from './awards';
import { Budgets } from './budgets';
import { Connections } from './connections';
import { Invoices } from './invoices';
import { Panel } from './panel';
import { FundSettingsBook } from './settings';

const approval = [FundSettingsBook, Budgets, Applications, Awards, Panel, Connections, Invoices];

@Module({
  providers: [
    ...approval,
    FundSettingsResolver,
    BudgetsResolver,
    ApplicationsResolver,
    AwardsResolver,
    PanelResolver,
    ConnectionsResolver,
    InvoicesResolver,
  ],
  exports: [...approval],
})
export class SafeStartFundModule {}
