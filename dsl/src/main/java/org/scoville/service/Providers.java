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
import java.util.function.Function;

/**
 * What the providers of a service have to offer, and a sentence about each line of a service file
 * that leads to none.
 *
 * <p>The files are read here because {@link java.util.ServiceLoader} gives up a whole file for one
 * line that is no name, and does not say which file names a class that is gone. An incremental
 * build leaves such lines: the class of a renamed recipe goes, its line stays.
 *
 * @param offers what the providers answered, in the order of the files
 * @param faults the sentences
 */
public record Providers<T>(List<T> offers, List<String> faults) {
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
      Class<S> service, ClassLoader loader, Function<S, T> question) {
    Search<S, T> search = new Search<>(service, loader, question);
    search.run();
    return new Providers<>(search.offers, search.faults);
  }

  /** One pass over the files. */
  private static final class Search<S, T> {
    private final Class<S> service;
    private final ClassLoader loader;
    private final Function<S, T> question;
    private final Set<String> seen = new HashSet<>();
    private final List<T> offers = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    Search(Class<S> service, ClassLoader loader, Function<S, T> question) {
      this.service = service;
      this.loader = loader;
      this.question = question;
    }

    void run() {
      String file = "META-INF/services/" + service.getName();
      try {
        loader.getResources(file).asIterator().forEachRemaining(this::read);
      } catch (IOException e) {
        faults.add("%s can't be looked for: %s".formatted(file, e.getMessage()));
      }
    }

    private void read(URL url) {
      ServiceFile file = ServiceFile.of(url);
      try {
        for (String name : names(url)) {
          if (seen.add(name)) {
            ask(name, file);
          }
        }
      } catch (IOException e) {
        faults.add(file.unreadable(e));
      }
    }

    private void ask(String name, ServiceFile file) {
      try {
        Class<?> type = Class.forName(name, false, loader);
        if (service.isAssignableFrom(type)) {
          offers.add(question.apply(service.cast(type.getConstructor().newInstance())));
        } else {
          faults.add(file.fault(name, "which is no " + service.getSimpleName()));
        }
      } catch (ClassNotFoundException e) {
        faults.add(file.fault(name, "which is not there"));
      } catch (NoSuchMethodException e) {
        faults.add(file.fault(name, "which has no public constructor without parameters"));
      } catch (InvocationTargetException e) {
        faults.add(
            file.fault(name, "which fails with " + (e.getCause() == null ? e : e.getCause())));
      } catch (ReflectiveOperationException | LinkageError e) {
        faults.add(file.fault(name, "which can't be loaded (" + e + ")"));
      }
    }
  }

  /** The lines of a file without comments. A jar may change under a compiler that keeps running. */
  private static List<String> names(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }
}
