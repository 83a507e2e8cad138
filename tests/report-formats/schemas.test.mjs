import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020.js';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const reports = ['hostile', 'stopped', 'clean', 'compared'];
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

// The package brings the schema of the standard, which it does not export.
const tool = createRequire(import.meta.url).resolve('@microsoft/sarif-multitool-ts/schemas/ai-run.schema.json');
const sarifSchema = readJson(join(dirname(tool), '..', 'assets', 'sarif-2.1.0.schema.json'));
const ownSchema = readJson(join(root, 'module', 'schemas', 'audit-result.schema.json'));

function validator(schema) {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

// The published schema lets later versions add properties. What this version writes has to be in it.
function closed(schema) {
  if (Array.isArray(schema)) {
    return schema.map(closed);
  }

  if (schema === null || typeof schema !== 'object') {
    return schema;
  }

  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  return schema.type === 'object' ? { ...copy, additionalProperties: false } : copy;
}

describe('reports', () => {
  let folder;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'report-formats-'));
    const module = join(root, 'out', 'BinanceKeyTools', 'BinanceKeyTools.psd1');
    execFileSync('pwsh', ['-NoProfile', '-NonInteractive', '-File', join(here, 'make-reports.ps1'), '-Module', module, '-Folder', folder], { stdio: ['ignore', 'inherit', 'inherit'] });
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const name of reports) {
    test(`${name}.sarif is valid SARIF 2.1.0`, () => {
      const isValid = validator(sarifSchema);
      assert.ok(isValid(readJson(join(folder, `${name}.sarif`))), JSON.stringify(isValid.errors?.slice(0, 5), null, 2));
    });

    test(`${name}.json is what its schema says, and no more`, () => {
      const isValid = validator(closed(ownSchema));
      assert.ok(isValid(readJson(join(folder, `${name}.json`))), JSON.stringify(isValid.errors?.slice(0, 5), null, 2));
    });
  }

  test('the schemas refuse what is wrong', () => {
    const sarif = readJson(join(folder, 'hostile.sarif'));
    sarif.runs[0].results[0].level = 'critical';
    assert.ok(!validator(sarifSchema)(sarif));
    const own = readJson(join(folder, 'hostile.json'));
    own.findings[0].severity = 'Severe';
    assert.ok(!validator(ownSchema)(own));
  });

  test('the reports have what they are about', () => {
    const [run] = readJson(join(folder, 'hostile.sarif')).runs;
    assert.ok(run.results.length > 8 && run.tool.driver.rules.every((rule) => rule.help.markdown && rule.properties['security-severity']));
    assert.equal(new Set(run.results.map((result) => result.partialFingerprints.primaryLocationLineHash)).size, run.results.length);
    assert.equal(readJson(join(folder, 'clean.sarif')).runs[0].results.length, 0);
    assert.equal(readJson(join(folder, 'stopped.sarif')).runs[0].invocations[0].executionSuccessful, false);
    assert.ok(readJson(join(folder, 'compared.json')).changes.some((change) => change.kind === 'PermissionAdded' && change.severity === 'Critical'));
  });
});
