import { Database } from '@app/database';
import { authorise } from '@app/identity';
import type { Actor, LocalDate } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { DistrictType, PostcodeDistrictType } from './api/district.type';
import { districtsOn, plannedSuccessors, successorsOn } from './domain/districts';
import type { District, Places } from './domain/places';
import { outcodeIn } from './domain/postcodes';
import { placesOf } from './store/places.store';

/** Districts and postcode districts, which everyone signed in may know. */
@Injectable()
export class Districts {
  constructor(private readonly db: Database) {}

  /** The districts that are there on the day, today if none is given, by name. */
  districts(actor: Actor, on: LocalDate | null): Promise<DistrictType[]> {
    authorise(actor, 'districts');
    return this.db.read(actor, async (tx) => {
      const places = await placesOf(tx);
      return districtsOn(places, on ?? tx.today).map((district) => shown(district, places));
    });
  }

  /** The postcode district in what was typed; null when there is none such. */
  postcodeDistrict(actor: Actor, typed: string): Promise<PostcodeDistrictType | null> {
    authorise(actor, 'postcodeDistrict');
    return this.db.read(actor, async (tx) => {
      const places = await placesOf(tx);
      const found = places.postcodeDistricts.get(outcodeIn(typed) ?? '');
      if (!found) return null;
      const districts = found.touches.flatMap(({ districtId }) => successorsOn(places, districtId, tx.today));
      return {
        outcode: found.outcode,
        districts: [...new Set(districts)].map((district) => shown(district, places)),
      };
    });
  }
}

const shown = (district: District, places: Places): DistrictType => ({
  ...district,
  plannedSuccessors: plannedSuccessors(places, district.id).map(({ name }) => name),
});
