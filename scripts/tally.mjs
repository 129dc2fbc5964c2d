/** `N passed, N failed`, from the report that the test runner wrote; fails unless tests ran and all of them passed. */
import { readFileSync } from "node:fs";

const text = readFileSync(process.argv[2], "utf8");

if (text === "") {
  console.error("The tests were not reached: something before them failed.");
  process.exitCode = 1;
} else {
  const { success, numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(text);
  // A file that cannot be loaded holds no test to fail, and fails all the same.
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  const failed = numFailedTests + unloaded.length;
  const skipped = numPendingTests + numTodoTests;
  console.log(`${numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  if (!success || failed > 0 || numPassedTests === 0) process.exitCode = 1;
}
