import type { Migration } from './index.ts'

/** Frozen. Working groups (Pokja), boards in rows, readiness, and what a SWOT analysis keeps. */
export const step0002: Migration = {
  version: 2,
  up: (db) => {
    db.exec(`
CREATE TABLE working_groups (
  id TEXT PRIMARY KEY,
  position TEXT NOT NULL, name TEXT NOT NULL,
  dimension TEXT,
  lead_unit_id TEXT REFERENCES units (id)
) STRICT;
ALTER TABLE people ADD COLUMN working_group_id TEXT REFERENCES working_groups (id);
ALTER TABLE notes ADD COLUMN working_group_id TEXT REFERENCES working_groups (id);

-- A board in rows: each row crosses all zones; a note or theme lies in one zone and, there, in one row.
ALTER TABLE boards ADD COLUMN row_kind TEXT NOT NULL DEFAULT 'none' CHECK (row_kind IN ('none', 'dimensions', 'free'));
ALTER TABLE zones ADD COLUMN is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));
CREATE TABLE board_rows (
  id TEXT PRIMARY KEY,
  board_id TEXT NOT NULL REFERENCES boards (id),
  position TEXT NOT NULL, title TEXT NOT NULL, dimension TEXT
) STRICT;
CREATE INDEX board_rows_by_board ON board_rows (board_id, position);
ALTER TABLE notes ADD COLUMN row_id TEXT REFERENCES board_rows (id);
ALTER TABLE themes ADD COLUMN row_id TEXT REFERENCES board_rows (id);
ALTER TABLE notes ADD COLUMN readiness TEXT CHECK (readiness IN ('good', 'fair', 'poor'));

-- A theme of a SWOT board as a factor of the analysis. Weights and ratings say which round they were taken from.
CREATE TABLE factors (
  id TEXT PRIMARY KEY,
  theme_id TEXT NOT NULL UNIQUE REFERENCES themes (id),
  is_included INTEGER NOT NULL CHECK (is_included IN (0, 1)),
  weight REAL CHECK (weight >= 0), rating REAL CHECK (rating BETWEEN 1 AND 4),
  weight_round_id TEXT REFERENCES rounds (id), rating_round_id TEXT REFERENCES rounds (id)
) STRICT;

CREATE TABLE strategies (
  id TEXT PRIMARY KEY,
  board_id TEXT NOT NULL REFERENCES boards (id),
  cell TEXT NOT NULL CHECK (cell IN ('so', 'wo', 'st', 'wt')),
  number INTEGER NOT NULL UNIQUE, position TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX strategies_by_board ON strategies (board_id, position);

CREATE TABLE strategy_factors (
  id TEXT PRIMARY KEY,
  strategy_id TEXT NOT NULL REFERENCES strategies (id),
  theme_id TEXT NOT NULL REFERENCES themes (id),
  UNIQUE (strategy_id, theme_id)
) STRICT;
CREATE INDEX strategy_factors_by_theme ON strategy_factors (theme_id);
`)
  },
}
