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
import parsePrometheusTextFormat from 'parse-prometheus-text-format';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const reports = ['hostile', 'stopped', 'clean', 'compared', 'unknown'];
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

// The package brings the schema of the standard, which it does not export.
const tool = createRequire(import.meta.url).resolve('@microsoft/sarif-multitool-ts/schemas/ai-run.schema.json');
const sarifSchema = readJson(join(dirname(tool), '..', 'assets', 'sarif-2.1.0.schema.json'));
const ocsfSchema = readJson(join(here, 'ocsf-detection-finding.schema.json'));
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
  return schema.type === 'object' ? { additionalProperties: false, ...copy } : copy;
}

function readMetrics(path) {
  const families = parsePrometheusTextFormat(readFileSync(path, 'utf8'));
  return new Map(families.map((family) => [family.name.replace(/^binance_key_audit_/, ''), family]));
}

const valueOf = (metrics, name, labels = {}) => Number(metrics.get(name).metrics
  .find((metric) => Object.entries(labels).every(([label, value]) => metric.labels?.[label] === value)).value);

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

  for (const name of reports) {
    test(`${name}.ocsf.json has findings as OCSF 1.5.0 asks for them`, () => {
      const isValid = validator(ocsfSchema);
      const findings = readJson(join(folder, `${name}.ocsf.json`));
      assert.ok(isValid(findings), JSON.stringify(isValid.errors?.slice(0, 5), null, 2));
      assert.equal(new Set(findings.map((finding) => finding.finding_info.uid)).size, findings.length);
    });

    test(`${name}.prom is read by another reader, and counts what the Json report counts`, () => {
      const metrics = readMetrics(join(folder, `${name}.prom`));
      const { summary, complete } = readJson(join(folder, `${name}.json`));
      assert.ok([...metrics.values()].every((family) => family.type === 'GAUGE' && family.help));
      assert.equal(valueOf(metrics, 'complete'), complete ? 1 : 0);
      assert.equal(valueOf(metrics, 'verdict', { level: summary.level }), 1);
      assert.equal(valueOf(metrics, 'unknown_checks'), summary.unknownChecks);
      assert.equal(valueOf(metrics, 'keys_with_unknown'), summary.keysWithUnknown);
      for (const severity of ['Critical', 'High', 'Medium', 'Low', 'Informational']) {
        assert.equal(valueOf(metrics, 'findings', { severity: severity.toLowerCase(), status: 'fail' }), summary.failedBySeverity[severity]);
        assert.equal(valueOf(metrics, 'findings', { severity: severity.toLowerCase(), status: 'unknown' }), summary.unknownBySeverity[severity]);
      }

      assert.equal(metrics.get('key_info')?.metrics.length ?? 0, summary.keys);
    });
  }

  test('the schemas refuse what is wrong', () => {
    for (const spoil of [
      (finding) => { delete finding.metadata.product; },
      (finding) => { finding.severity_id = 6; },
      (finding) => { finding.severity = 'Fatal'; },
      (finding) => { finding.status_code = 'PASS'; },
      (finding) => { finding.unknown_attribute = 1; },
      (finding) => { delete finding.finding_info.uid; },
    ]) {
      const findings = readJson(join(folder, 'unknown.ocsf.json'));
      spoil(findings[0]);
      assert.ok(!validator(ocsfSchema)(findings), String(spoil));
    }

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
    assert.ok(readJson(join(folder, 'stopped.ocsf.json')).some((finding) => finding.metadata.event_code === 'BKT1901' && finding.status_code === 'MANUAL'));
    assert.ok(readJson(join(folder, 'compared.json')).changes.some((change) => change.kind === 'PermissionAdded' && change.severity === 'Critical'));
  });

  test('a run that nobody answered looks good in none', () => {
    const [run] = readJson(join(folder, 'unknown.sarif')).runs;
    assert.equal(run.invocations[0].executionSuccessful, false);
    assert.ok(run.results.some((result) => result.ruleId === 'BKT1704' && result.level === 'error'));
    assert.ok(run.results.some((result) => result.ruleId === 'BKT1001' && result.properties.lastStatus === 'Fail'), 'what failed before stays open');
    const findings = readJson(join(folder, 'unknown.ocsf.json'));
    assert.ok(findings.filter((finding) => finding.metadata.event_code === 'BKT1704').every((finding) => finding.status_code === 'MANUAL' && finding.severity_id === 5 && finding.is_alert));
    const metrics = readMetrics(join(folder, 'unknown.prom'));
    assert.equal(valueOf(metrics, 'successful'), 0);
    assert.equal(valueOf(metrics, 'verdict', { level: 'OK' }), 0);
    assert.ok(metrics.get('key_permission').metrics.every((metric) => metric.value === '-1'));
    assert.ok(metrics.get('key_ip_restricted').metrics.every((metric) => metric.value === '-1'));
    assert.equal(valueOf(metrics, 'hosts_unknown'), 1);
  });
});
