\getenv api_password API_PASSWORD
CREATE ROLE visitor NOLOGIN;
CREATE ROLE api LOGIN NOINHERIT PASSWORD :'api_password';
GRANT visitor TO api;
CREATE TABLE readings (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  place text NOT NULL CHECK (place <> ''),
  celsius numeric(4, 1) NOT NULL,
  noted_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT ON readings TO visitor;
INSERT INTO readings (place, celsius) VALUES ('Brest', 12.5), ('Oslo', 3.0);
