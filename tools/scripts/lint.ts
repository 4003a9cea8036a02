// Types and lint with one program: what the compiler has found out about a type is not found out again.
import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';

const host: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (path) => path,
  getCurrentDirectory: () => process.cwd(),
  getNewLine: () => '\n',
};

// Nx reads its graph once in ESLint's own command, and for each file anew elsewhere, as an editor needs it.
process.argv[1] = resolve('node_modules/.bin/eslint');
const program = programOf('tsconfig.json');
const problems = ts.getPreEmitDiagnostics(program);
if (problems.length > 0) {
  process.stdout.write(ts.formatDiagnosticsWithColorAndContext(problems, host));
  process.exitCode = 1;
}
const complaints = await lint(program);
if (complaints !== '') {
  process.stdout.write(complaints);
  process.exitCode = 1;
}

function programOf(path: string): ts.Program {
  const onUnRecoverableConfigFileDiagnostic = (problem: ts.Diagnostic) => {
    throw new Error(ts.formatDiagnostic(problem, host));
  };
  const parsing = { ...ts.sys, onUnRecoverableConfigFileDiagnostic };
  const config = ts.getParsedCommandLineOfConfigFile(path, {}, parsing);
  if (!config) throw new Error(`${path} cannot be read.`);
  const { fileNames: rootNames, options, errors: configFileParsingDiagnostics } = config;
  return ts.createProgram({ rootNames, options, configFileParsingDiagnostics });
}

/** What there is to complain about, warnings included; empty where there is nothing. */
async function lint(one: ts.Program): Promise<string> {
  const parserOptions = { programs: [one], project: false };
  const eslint = new ESLint({
    overrideConfig: { files: ['**/*.ts'], languageOptions: { parserOptions } },
  });
  const results = await eslint.lintFiles(['.']);
  const formatter = await eslint.loadFormatter('stylish');
  return await formatter.format(results);
}
