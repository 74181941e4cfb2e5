package io.holdwatch.deploy.cli;

import io.holdwatch.audit.verify.Verification;
import io.holdwatch.deploy.report.AuditState;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.terminal.Terminal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdwatch audit}. */
@Command(
    name = "audit",
    description = "The audit log.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class AuditCommand {
  AuditCommand() {}

  @Command(
      name = "verify",
      description =
          "Recomputes every hash and checks every signature of the audit log; nothing needs to run."
              + " Exit code 0 only where every byte is proved and nothing is missing.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Examples:",
        "  holdwatch audit verify",
        "  holdwatch audit verify --log /backup/audit --json"
      })
  int verify(
      @Mixin StackChoice choice,
      @Option(
              names = "--log",
              paramLabel = "DIR",
              description = "State folder of an audit-service (default: the stack's).")
          @Nullable Path log,
      @Option(names = "--json", description = "Print one JSON object.") boolean json) {
    Terminal terminal = Terminal.standard();
    Path folder = log == null ? choice.state().resolve(Service.AUDIT.id()) : log;
    Verification found =
        new AuditState(folder).verify((entries, of) -> terminal.progress("verifying", entries, of));
    terminal.clear();
    if (json) {
      System.out.println(found.json());
    } else {
      System.out.print(found.text());
    }
    return found.exitCode();
  }
}
