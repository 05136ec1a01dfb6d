/** Invented, and what a fresh-produce importer would find plausible. */

export interface Produce {
  name: string;
  category: string;
  calibres: readonly string[];
  /** Weight of one box. */
  kg: number;
}

export const vessels = [
  'MSC Aurora',
  'Maersk Lima',
  'Cap San Lorenzo',
  'Hapag Valparaiso',
  'CMA Verdi',
  'Polar Ecuador',
  'Seatrade Orange',
  'Baltic Klipper',
] as const;

export const origins = [
  'Valparaiso, Chile',
  'Callao, Peru',
  'Guayaquil, Ecuador',
  'Durban, South Africa',
  'Cartagena, Colombia',
  'Mombasa, Kenya',
  'Santos, Brazil',
] as const;

export const destinations = [
  'Rotterdam, Netherlands',
  'Antwerp, Belgium',
  'Hamburg, Germany',
  'Algeciras, Spain',
  'Felixstowe, United Kingdom',
  'Vlissingen, Netherlands',
] as const;

export const produce: readonly Produce[] = [
  { name: 'Hass Avocado', category: 'Avocado', calibres: ['12', '14', '16', '18'], kg: 4 },
  { name: 'Cavendish Banana', category: 'Banana', calibres: ['39+', '41+'], kg: 18.1 },
  { name: 'Duke Blueberry', category: 'Berry', calibres: ['12+', '14+'], kg: 1.5 },
  { name: 'Thompson Grape', category: 'Grape', calibres: ['L', 'XL', 'J'], kg: 8.2 },
  { name: 'Kent Mango', category: 'Mango', calibres: ['8', '9', '10'], kg: 4 },
  { name: 'Valencia Orange', category: 'Citrus', calibres: ['56', '64', '72'], kg: 15 },
];

/** What is checked, with the details of each result. Only "pass" is documented; the two others are the sandbox's. */
export const checks = [
  {
    name: 'Completeness',
    pass: 'All required fields present',
    warning: 'Harvest date missing on 2 pallets',
    fail: 'Phytosanitary certificate missing',
  },
  {
    name: 'Pallet count',
    pass: 'Matches the packing list',
    warning: 'Pallet numbers not in order',
    fail: 'Packing list names one pallet more',
  },
  {
    name: 'Weights',
    pass: 'Within 2 % of the bill of lading',
    warning: '3 % above the bill of lading',
    fail: '6 % above the bill of lading',
  },
  {
    name: 'Temperature',
    pass: 'Within range for the whole voyage',
    warning: 'Above range for 40 minutes',
    fail: 'Above range for 9 hours',
  },
] as const;
