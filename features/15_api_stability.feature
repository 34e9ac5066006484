@api @doc @serial
Feature: Public API stability and docs build
  Scenario: The declarations build, types are strict, and lint is clean
    When I build the documentation
    Then the build succeeds
    And types are strict
    And lint passes
