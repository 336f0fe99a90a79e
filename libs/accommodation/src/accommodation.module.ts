import { Module } from '@nestjs/common';
import { ServicesResolver } from './api/services.resolver';
import { UnitsResolver } from './api/units.resolver';
import { VacanciesResolver } from './api/vacancies.resolver';
import { Services } from './services';
import { Units } from './units';
import { Vacancies } from './vacancies';

@Module({
  providers: [Services, Units, Vacancies, ServicesResolver, UnitsResolver, VacanciesResolver],
  exports: [Services, Units, Vacancies],
})
export class AccommodationModule {}
