/** The tables of the ledger; the triggers keep its two promises even against our own mistakes. */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS orders (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id TEXT NOT NULL UNIQUE,
  organisation_id TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  layout_id TEXT NOT NULL,
  reference TEXT,
  card_count INTEGER NOT NULL,
  accepted_at INTEGER NOT NULL,
  UNIQUE (organisation_id, key)
) STRICT;

CREATE TABLE IF NOT EXISTS closed_keys (
  organisation_id TEXT NOT NULL,
  key TEXT NOT NULL,
  closed_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS lots (
  order_seq INTEGER NOT NULL REFERENCES orders (seq),
  number INTEGER NOT NULL,
  status TEXT NOT NULL,
  cards INTEGER NOT NULL,
  failed INTEGER NOT NULL DEFAULT 0,
  share REAL NOT NULL,
  accepted_at INTEGER NOT NULL,
  shipment_id TEXT,
  PRIMARY KEY (order_seq, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS lots_by_status ON lots (status, accepted_at) WHERE status <> 'shipped';

CREATE TABLE IF NOT EXISTS cards (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  order_seq INTEGER NOT NULL REFERENCES orders (seq),
  position INTEGER NOT NULL,
  lot INTEGER NOT NULL,
  card_id TEXT NOT NULL,
  card_number TEXT,
  fields TEXT,
  chip_serial TEXT NOT NULL UNIQUE,
  rfid TEXT NOT NULL,
  failed INTEGER NOT NULL DEFAULT 0,
  UNIQUE (order_seq, position)
) STRICT;

CREATE TABLE IF NOT EXISTS webhooks (
  organisation_id TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  secret TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  organisation_id TEXT NOT NULL,
  body TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  repeated INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS events_by_time ON events (next_at, seq);

CREATE TABLE IF NOT EXISTS settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  value TEXT NOT NULL
) STRICT;

CREATE TRIGGER IF NOT EXISTS orders_refuse_closed_keys BEFORE INSERT ON orders
WHEN EXISTS (SELECT 1 FROM closed_keys WHERE organisation_id = NEW.organisation_id AND key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'this key is closed'); END;

CREATE TRIGGER IF NOT EXISTS closed_keys_refuse_used_keys BEFORE INSERT ON closed_keys
WHEN EXISTS (SELECT 1 FROM orders WHERE organisation_id = NEW.organisation_id AND key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'an order was accepted under this key'); END;

CREATE TRIGGER IF NOT EXISTS orders_are_kept BEFORE DELETE ON orders
BEGIN SELECT RAISE(ABORT, 'an accepted order is never deleted'); END;

CREATE TRIGGER IF NOT EXISTS closed_keys_are_kept BEFORE DELETE ON closed_keys
BEGIN SELECT RAISE(ABORT, 'a closed key is never opened again'); END;
`;
