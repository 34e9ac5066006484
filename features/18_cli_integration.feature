@cli @tools
Feature: Cargo integration via package.metadata.cleanroom
  Background:
    Given Cargo.toml contains:
      """
      [package.metadata.cleanroom]
      bin = "target/debug/cli_smoke"
      enabled = true
      """

  Scenario: One-flag CI enablement uses container backend automatically
    Given CI environment is detected
    When I run ["--help"] with backend "auto"
    Then resolved backend is not "local" if a container engine is available
    And exit code is 0

  Scenario: package.json says the same
    Given a fixture project "cli_smoke"
    And package.json contains:
      """
      { "cleanroom": { "bin": "target/debug/cli_smoke", "timeout_ms": 7000, "env": { "FROM_PACKAGE": "1" } } }
      """
    When I run ["--help"] with backend "auto"
    Then effective timeout is 7000
    And env contains "FROM_PACKAGE=1"
    And exit code is 0
