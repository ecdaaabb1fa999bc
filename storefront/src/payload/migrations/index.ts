import * as migration_20261124_023237_initial from './20261124_023237_initial';
import * as migration_20261127_090000_german from './20261127_090000_german';
import * as migration_20261127_093000_rich_clauses from './20261127_093000_rich_clauses';

export const migrations = [
  {
    up: migration_20261124_023237_initial.up,
    down: migration_20261124_023237_initial.down,
    name: '20261124_023237_initial'
  },
  {
    up: migration_20261127_090000_german.up,
    down: migration_20261127_090000_german.down,
    name: '20261127_090000_german'
  },
  {
    up: migration_20261127_093000_rich_clauses.up,
    down: migration_20261127_093000_rich_clauses.down,
    name: '20261127_093000_rich_clauses'
  },
];
