package io.holdwatch.contract;

import io.apicurio.registry.resolver.client.RegistryClientFacade;
import io.apicurio.registry.resolver.client.RegistryClientFacadeFactory;
import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Apicurio's client of a registry with a limit of time. By itself it has none, neither to connect
 * nor to read, and no setting for one: a registry that took a request and never answered would stop
 * whoever asked for ever. It is asked only for what is not known yet, so a thread for each question
 * costs nothing. What is asked may be asked twice; where an answer takes long the question is
 * repeated, and the first answer counts.
 */
final class TimelyRegistry implements InvocationHandler {
  private static final int QUESTIONS = 4;

  private final RegistryClientFacade client;
  private final String address;
  private final Duration patience;

  private TimelyRegistry(RegistryClientFacade client, String address, Duration patience) {
    this.client = client;
    this.address = address;
    this.patience = patience;
  }

  /**
   * A client.
   *
   * @param settings of Apicurio's serde
   * @param address of the registry, for messages
   * @param patience the most that one question may take, connecting included
   */
  static RegistryClientFacade of(Map<String, ?> settings, String address, Duration patience) {
    RegistryClientFacade client =
        RegistryClientFacadeFactory.create(new SchemaResolverConfig(settings));
    return (RegistryClientFacade)
        Proxy.newProxyInstance(
            TimelyRegistry.class.getClassLoader(),
            new Class<?>[] {RegistryClientFacade.class},
            new TimelyRegistry(client, address, patience));
  }

  /**
   * Asks the registry.
   *
   * @throws UncheckedIOException where it does not answer, or not in time; what it answers, also a
   *     refusal, is passed on as it is
   */
  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
    List<Thread> asking = new ArrayList<>();
    try {
      for (int i = 0; i < QUESTIONS; i++) {
        asking.add(Thread.ofVirtual().name("registry").start(() -> ask(method, arguments, answer)));
        if (isAnswered(answer)) {
          return answer.get();
        }
      }
      throw away(new HttpTimeoutException("no answer within " + patience.toMillis() + " ms"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away(new InterruptedIOException("interrupted"));
    } catch (ExecutionException e) {
      Throwable thrown =
          e.getCause() instanceof InvocationTargetException target
              ? target.getTargetException()
              : e.getCause();
      for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
        if (cause instanceof IOException io) {
          throw away(io);
        }
      }
      throw thrown;
    } finally {
      asking.forEach(Thread::interrupt);
    }
  }

  private boolean isAnswered(CompletableFuture<@Nullable Object> answer)
      throws InterruptedException {
    try {
      var unused = answer.get(patience.toMillis() / QUESTIONS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    }
  }

  private void ask(
      Method method, Object @Nullable [] arguments, CompletableFuture<@Nullable Object> answer) {
    try {
      answer.complete(method.invoke(client, arguments));
    } catch (ReflectiveOperationException | RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  private UncheckedIOException away(IOException why) {
    String words =
        "the schema registry at "
            + address
            + " does not answer ("
            + (why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage())
            + "): start it, or correct the address in 'holdwatch.registry'";
    return new UncheckedIOException(words, why);
  }
}
