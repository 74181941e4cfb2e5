package io.holdwatch.deploy.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL with a write-ahead log that can be decoded; it remembers every statement that
 * changed it.
 */
final class Database implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private final Connection connection;
  private final List<String> history = new ArrayList<>();

  private Database(EmbeddedPostgres postgres) throws SQLException {
    this.postgres = postgres;
    this.connection = postgres.getPostgresDatabase().getConnection();
  }

  /** Starts one with its files below a folder. */
  static Database start(Path folder) throws IOException, SQLException, InterruptedException {
    mayRun();
    return new Database(
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.toFile())
            .setServerConfig("wal_level", "logical")
            .setServerConfig("fsync", "off")
            .start());
  }

  /** Another one in the state that some statements led to. */
  static Database restored(Path folder, List<String> statements)
      throws IOException, SQLException, InterruptedException {
    Database database = start(folder);
    for (String statement : statements) {
      database.run(statement);
    }
    return database;
  }

  /**
   * PostgreSQL refuses to run as root; as root it is started in a user namespace of its own, where
   * that is allowed.
   */
  private static void mayRun() throws InterruptedException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return;
    }
    String mend = ": run the tests as another user than root, or allow user namespaces";
    try {
      Process unshare =
          new ProcessBuilder("unshare", "-U", "true").redirectErrorStream(true).start();
      String said =
          new String(
              unshare.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      if (!unshare.waitFor(10, TimeUnit.SECONDS) || unshare.exitValue() != 0) {
        throw new IllegalStateException(
            "PostgreSQL does not run as root, and 'unshare -U' is refused ("
                + said.strip()
                + ")"
                + mend);
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "PostgreSQL does not run as root, and 'unshare' is not there" + mend, e);
    }
  }

  int port() {
    return postgres.getPort();
  }

  /** Changes something, in a transaction of its own. */
  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean unused = statement.execute(sql);
    }
    history.add(sql);
  }

  /** What was run so far; leads another database to the same state. */
  List<String> history() {
    return List.copyOf(history);
  }

  /** Moves the write-ahead log on by as much as a busy day does. */
  void busyDay() throws SQLException {
    query("select pg_switch_wal()");
  }

  /** Position in the write-ahead log. */
  long position() throws SQLException {
    return Long.parseLong(query("select (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint"));
  }

  private String query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    postgres.close();
  }
}
