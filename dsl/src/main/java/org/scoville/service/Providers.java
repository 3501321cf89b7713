package org.scoville.service;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The answers of a service's providers, and a sentence about each line of a service file that does
 * not lead to a provider.
 *
 * <p>The files are read here because {@link java.util.ServiceLoader} gives up a whole file for one
 * line that is not a name, and does not say which file names a class that is gone. An incremental
 * build leaves such lines: the class of a renamed recipe goes, its line stays.
 *
 * @param offers what the providers answered, in the order of the files
 * @param faults the sentences
 */
public record Providers<T>(List<T> offers, List<String> faults) {
  /** Largest number of lines of one file that are reported; a broken file may have any number. */
  private static final int MOST = 10;

  /** Some editors begin a file with it. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** The lists are copied. */
  public Providers {
    offers = List.copyOf(offers);
    faults = List.copyOf(faults);
  }

  /**
   * Asks every provider that a class loader finds.
   *
   * @param question what each is asked for; one whose own classes are gone fails here at the latest
   */
  public static <S, T> Providers<T> of(
      Class<S> service, ClassLoader loader, Question<S, T> question) {
    Search<S, T> search = new Search<>(service, loader, question);
    search.run();
    return new Providers<>(search.offers, search.faults);
  }

  /** What a provider is asked for. */
  public interface Question<S, T> {
    /**
     * The answer.
     *
     * @throws NoAnswer if the provider fails instead
     */
    T of(S provider) throws NoAnswer;
  }

  /** A provider that is there and has nothing to offer. */
  public static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1;

    /** What the provider failed with. */
    public NoAnswer(Throwable cause) {
      super(cause);
    }
  }

  /** One pass over the files. */
  private static final class Search<S, T> {
    private final Class<S> service;
    private final ClassLoader loader;
    private final Question<S, T> question;
    private final Set<String> seen = new HashSet<>();
    private final List<T> offers = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    Search(Class<S> service, ClassLoader loader, Question<S, T> question) {
      this.service = service;
      this.loader = loader;
      this.question = question;
    }

    void run() {
      String file = "META-INF/services/" + service.getName();
      try {
        loader.getResources(file).asIterator().forEachRemaining(this::read);
      } catch (IOException e) {
        faults.add("%s can't be searched for: %s".formatted(file, e.getMessage()));
      }
    }

    private void read(URL url) {
      ServiceFile file = ServiceFile.of(url);
      int before = faults.size();
      try {
        for (String name : names(url)) {
          if (seen.add(name)) {
            ask(name, file);
          }
        }
      } catch (IOException e) {
        faults.add(file.unreadable(e));
      }
      int shown = before + MOST;
      if (faults.size() > shown + 1) {
        List<String> rest = faults.subList(shown, faults.size());
        String more = file.more(rest.size());
        rest.clear();
        faults.add(more);
      }
    }

    private void ask(String name, ServiceFile file) {
      try {
        Class<?> type = Class.forName(name, false, loader);
        if (service.isAssignableFrom(type)) {
          offers.add(question.of(service.cast(type.getConstructor().newInstance())));
        } else {
          faults.add(file.fault(name, "which does not implement " + service.getSimpleName()));
        }
      } catch (ClassNotFoundException e) {
        faults.add(file.fault(name, "which does not exist"));
      } catch (NoSuchMethodException e) {
        faults.add(file.fault(name, "which has no public constructor without parameters"));
      } catch (InstantiationException e) {
        faults.add(file.fault(name, "which is abstract"));
      } catch (IllegalAccessException e) {
        faults.add(file.fault(name, "which is not public"));
      } catch (InvocationTargetException | ExceptionInInitializerError | NoAnswer e) {
        faults.add(
            file.fault(name, "which fails with " + (e.getCause() == null ? e : e.getCause())));
      } catch (LinkageError e) {
        faults.add(file.fault(name, "which can't be loaded (" + why(e) + ")"));
      }
    }
  }

  /** Why a class can't be loaded: where another one is missing the message is its name alone. */
  private static String why(LinkageError e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof NoClassDefFoundError && message.matches("[^ ]+/[^ ]+")
        ? "the jar with " + message + " is missing"
        : e.toString();
  }

  /** The lines of a file without comments. A jar may change under a compiler that keeps running. */
  private static List<String> names(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("^" + BYTE_ORDER_MARK, "").replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }
}
