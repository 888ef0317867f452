/** How large the two worlds are. `palette` is how many models an organisation uses: workloads per model are equal in both. */

export interface Size {
  name: 'S' | 'L';
  providers: number;
  channels: number;
  models: number;
  events: number;
  documents: number;
  organisations: number;
  workloadsEach: number;
  palette: number;
}

export const SIZES: Record<Size['name'], Size> = {
  S: {
    name: 'S',
    providers: 25,
    channels: 12,
    models: 500,
    events: 1_000,
    documents: 20_000,
    organisations: 100,
    workloadsEach: 50,
    palette: 10,
  },
  L: {
    name: 'L',
    providers: 100,
    channels: 24,
    models: 5_000,
    events: 50_000,
    documents: 1_000_000,
    organisations: 5_000,
    workloadsEach: 200,
    palette: 40,
  },
};
