package io.holdwatch.audit;

import io.micronaut.runtime.Micronaut;

/** Starts the audit service. Options: README. */
public final class AuditService {
  private AuditService() {}

  /** Runs until it is stopped; {@code --name=value} sets a property. */
  public static void main(String[] args) {
    Micronaut.build(args).mainClass(AuditService.class).banner(false).start();
  }
}
