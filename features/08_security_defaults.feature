@security
Feature: Secure-by-default policy
  Background:
    Given a fixture project "cli_net"

  Scenario: Network is disabled by default
    When I run ["fetch","http://example.org"] using "docker"
    Then the exit code is nonzero
    And stderr contains "network disabled"
    And capabilities dropped include ALL
    And process runs as non-root

  Scenario: Opt-in permissive policy
    Given a web server that answers "reached"
    And I enable policy "permissive" explicitly
    When I run ["fetch","http://<server>/"] using "docker"
    Then the exit code is 0
    And stdout contains "reached"

  Scenario: The same server is out of reach by default
    Given a web server that answers "reached"
    When I run ["fetch","http://<server>/"] using "docker"
    Then the exit code is nonzero
    And stdout does not contain "reached"
    And stderr contains "cleanroom: network disabled"
