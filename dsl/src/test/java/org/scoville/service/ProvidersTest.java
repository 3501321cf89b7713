package org.scoville.service;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line that leads to no provider costs a sentence, and no provider beside it. */
class ProvidersTest {
  private static final String FILE = "META-INF/services/" + Greeting.class.getName();

  @TempDir private Path folder;

  /** A service. */
  public interface Greeting {
    String words();
  }

  /** A provider as it should be. */
  public static final class Hello implements Greeting {
    @Override
    public String words() {
      return "hello";
    }
  }

  /** Another. */
  public static final class Morning implements Greeting {
    @Override
    public String words() {
      return "good morning";
    }
  }

  /** Can't be made without a word. */
  public static final class Echo implements Greeting {
    private final String word;

    public Echo(String word) {
      this.word = word;
    }

    @Override
    public String words() {
      return word;
    }
  }

  /** Can't be made at all. */
  public static final class Shy implements Greeting {
    public Shy() {
      throw new IllegalStateException("too shy");
    }

    @Override
    public String words() {
      return "";
    }
  }

  /** Is there, and what it needs is not. */
  public static final class Lost implements Greeting {
    @Override
    public String words() {
      throw new NoClassDefFoundError("demo/Gone");
    }
  }

  /** Fails as soon as it is looked at. */
  public static final class Asleep implements Greeting {
    private static final String WORDS = words(null);

    private static String words(String dreamt) {
      return dreamt.strip();
    }

    @Override
    public String words() {
      return WORDS;
    }
  }

  /** Half of one. */
  public abstract static class Half implements Greeting {}

  @Test
  void theReasonWhyAClassIsNoProviderIsReported() throws IOException {
    write("%1$s$Asleep\n%1$s$Half\n%1$s$Hello");
    Providers<String> found = find(folder);
    assertThat(found.offers()).containsExactly("hello");
    assertThat(found.faults())
        .satisfiesExactly(
            fault -> assertThat(fault).contains("Asleep, which fails with java.lang.NullPointer"),
            fault -> assertThat(fault).contains("Half, which is abstract;"));
  }

  @Test
  void aProviderThatHasNoAnswerIsNone() throws IOException {
    write("%1$s$Hello\n%1$s$Morning");
    URL[] path = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, ProvidersTest.class.getClassLoader())) {
      Providers<String> found =
          Providers.of(
              Greeting.class,
              loader,
              greeting -> {
                if (greeting instanceof Hello) {
                  throw new Providers.NoAnswer(new IllegalStateException("not today"));
                }
                return greeting.words();
              });
      assertThat(found.offers()).containsExactly("good morning");
      assertThat(found.faults()).singleElement().asString().contains("Hello, which fails with");
    }
  }

  @Test
  void aFileMayBeWrittenByAnyEditor() throws IOException {
    write("\uFEFF%1$s$Hello\r\n%1$s$Morning\r\n");
    Providers<String> found = find(folder);
    assertThat(found.offers()).containsExactly("hello", "good morning");
    assertThat(found.faults()).isEmpty();
  }

  @Test
  void aFileOfAnythingFillsNoScreen() throws IOException {
    write("demo.Gone\n".repeat(5_000) + "%1$s$Hello\n" + numbered(5_000));
    Providers<String> found = find(folder);
    assertThat(found.offers()).containsExactly("hello");
    assertThat(found.faults()).hasSize(11);
    assertThat(found.faults().get(10))
        .isEqualTo("%s in %s has 4991 more such lines; rebuild it from clean", FILE, folder);
  }

  private static String numbered(int lines) {
    return IntStream.range(0, lines).mapToObj("demo.Gone%d%n"::formatted).collect(joining());
  }

  @Test
  void everyOtherProviderIsAskedAllTheSame() throws IOException {
    write(
        """
        # greetings
        %1$s$Hello

        demo.Gone # of a build before
        <<<<<<< HEAD
        java.lang.String
        %1$s$Echo
        %1$s$Shy
        %1$s$Lost
        %1$s$Hello
        demo/Odd.class
        %1$s$Morning""");
    Providers<String> found = find(folder);
    assertThat(found.offers()).containsExactly("hello", "good morning");
    assertThat(found.faults())
        .allSatisfy(
            fault ->
                assertThat(fault)
                    .startsWith(FILE + " in " + folder + " names ")
                    .endsWith("; rebuild it from clean, or remove the line"))
        .satisfiesExactly(
            fault -> assertThat(fault).contains("names demo.Gone, which does not exist;"),
            fault -> assertThat(fault).contains("names <<<<<<< HEAD, which does not exist;"),
            fault ->
                assertThat(fault)
                    .contains("names java.lang.String, which does not implement Greeting;"),
            fault -> assertThat(fault).contains("Echo, which has no public constructor without"),
            fault -> assertThat(fault).contains("Shy, which fails with", "too shy;"),
            fault ->
                assertThat(fault)
                    .contains("Lost, which can't be loaded (the jar with demo/Gone is missing);"),
            fault -> assertThat(fault).contains("names demo/Odd.class, which "));
  }

  @Test
  void aClassThatThisJavaCantReadIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("demo"));
    Files.write(
        folder.resolve("demo/Newer.class"),
        new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0x7F, 0x7F});
    write("demo.Newer\n%1$s$Hello");
    Providers<String> found = find(folder);
    assertThat(found.offers()).containsExactly("hello");
    assertThat(found.faults())
        .singleElement()
        .asString()
        .contains("names demo.Newer, which can't be loaded (java.lang.");
  }

  @Test
  void aJarIsNamedByItsPath() throws IOException {
    Path jar = folder.resolve("some greetings.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(FILE));
      out.write("demo.Gone\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(find(jar).faults())
        .singleElement()
        .asString()
        .startsWith(FILE + " in " + jar + " names demo.Gone");
  }

  @Test
  void aFolderInPlaceOfAServiceFileIsReported() throws IOException {
    Files.createDirectories(folder.resolve(FILE).resolve("a folder"));
    Providers<String> found = find(folder);
    assertThat(found.offers()).isEmpty();
    // A folder's listing is what a URL of a folder reads as.
    assertThat(found.faults()).singleElement().asString().contains(FILE + " in " + folder);
  }

  @Test
  void whatALineHoldsReachesNoTerminalAsItIs() throws IOException {
    write("demo.\u001b[2J" + "x".repeat(5_000) + "\n");
    assertThat(find(folder).faults())
        .singleElement()
        .asString()
        .hasSizeLessThan(400)
        .contains("names demo.?[2Jxxx")
        .doesNotContain("\u001b");
  }

  private void write(String lines) throws IOException {
    Path file = folder.resolve(FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, lines.formatted(ProvidersTest.class.getName()));
  }

  private static Providers<String> find(Path home) throws IOException {
    URL[] path = {home.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, ProvidersTest.class.getClassLoader())) {
      return Providers.of(Greeting.class, loader, Greeting::words);
    }
  }
}
