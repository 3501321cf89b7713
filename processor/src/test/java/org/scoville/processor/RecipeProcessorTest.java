package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scoville.literature.Source;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;

/** The processor as a guest of a compiler: options, rounds, crashes. */
final class RecipeProcessorTest {
  private static final String RECIPE =
      "@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)\n";
  private static final String LONG = RECIPE.replace("30", "90");
  private static final String SHORT =
      RECIPE + "public interface Short extends Calm { @Algorithm MixUp mixUp(); }";

  @TempDir private Path output;

  @ParameterizedTest
  @EnumSource
  void warningsAreErrorsWhenAskedFor(JavaCompilers compiler) {
    Compilation compilation =
        compiler.compile(
            sources().with("Short", SHORT).files(),
            output.resolve("out"),
            "-Ascoville.werror=true");
    assertThat(compilation.messages())
        .extracting(Message::severity, Message::id)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("error", "mixup-short-run"));
    assertThat(compilation.success()).isFalse();
    assertThat(compilation.has("demo/ShortModule.java")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void anAcceptedWarningIsNoErrorEither(JavaCompilers compiler) {
    String accepted = "@Accept(rule = \"mixup-short-run\", because = \"we try it\")\n" + SHORT;
    Compilation compilation =
        compiler.compile(
            sources().with("Short", accepted).files(),
            output.resolve("out"),
            "-Ascoville.werror=true");
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.success()).isTrue();
    assertThat(compilation.has("demo/ShortModule.java")).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void theRemedyForWhatActsOnceNamesTheMemberThatIsSet(JavaCompilers compiler) {
    String timed =
        RECIPE
            + "public interface Timed extends Calm {"
            + " @Algorithm(until = 0.5) ChannelsLast channelsLast(); }";
    Compilation compilation =
        compiler.compile(sources().with("Timed", timed).files(), output.resolve("out"));
    assertThat(compilation.messages())
        .extracting(Message::text)
        .singleElement()
        .asString()
        .contains(
            "ChannelsLast acts once, so until = 0.5 has no effect", "Fix: remove until = 0.5.");
  }

  @ParameterizedTest
  @EnumSource
  void warningsStayWarningsUnlessAskedOtherwise(JavaCompilers compiler) {
    List<Path> files = sources().with("Short", SHORT).files();
    for (String option : List.of("-Ascoville.werror=false", "-Ascoville.notes=false")) {
      Compilation compilation = compiler.compile(files, output.resolve("out"), option);
      assertThat(compilation.messages()).extracting(Message::severity).containsExactly("warning");
      assertThat(compilation.others()).isEmpty();
      assertThat(compilation.success()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownOptionOrValueIsReportedInASentence(JavaCompilers compiler) {
    Compilation compilation =
        compiler.compile(
            sources().with("Short", SHORT).files(),
            output.resolve("out"),
            "-Ascoville.werror=yes",
            "-Ascoville.note=true",
            "-Aother.option=yes");
    assertThat(compilation.others())
        .filteredOn(text -> !text.contains("not recognized by any processor"))
        .hasSize(2)
        .anyMatch(
            text ->
                text.startsWith("WARNING")
                    && text.endsWith(
                        "there is no option -Ascoville.note; there are -Ascoville.notes=true and"
                            + " -Ascoville.werror=true"))
        .anyMatch(
            text ->
                text.endsWith(
                    "-Ascoville.werror is \"yes\" and has no effect; set it to true or to false"));
    assertThat(compilation.success()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void notesAreQuietUnlessAskedFor(JavaCompilers compiler) {
    String noted =
        RECIPE.replace("30", "200")
            + "public interface Noted extends Calm"
            + " { @Algorithm(every = 5) @SAM.With(rho = 0.5) SAM sam(); }";
    List<Path> files = sources().with("Noted", noted).files();
    assertThat(compiler.compile(files, output.resolve("shown")).messages())
        .extracting(Message::id)
        .containsExactly("sam-rho-as-in-hot", "sam-cost");
    assertThat(
            compiler.compile(files, output.resolve("quiet"), "-Ascoville.notes=false").messages())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void caveatsAreShownWhereAllNotesAreAskedFor(JavaCompilers compiler) {
    String averaged =
        RECIPE.replace("30", "90")
            + "public interface Averaged extends Calm"
            + " { @Algorithm(every = 20) @EMA.With(halfLifeBatches = 100) EMA ema(); }";
    List<Path> files = sources().with("Averaged", averaged).files();
    assertThat(compiler.compile(files, output.resolve("all")).messages())
        .extracting(Message::id)
        .containsExactly("ema-eval-wrong-weights");
    assertThat(compiler.compile(files, output.resolve("some"), "-Ascoville.notes=true").messages())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aCrashBecomesADiagnosticThatNamesTheRecipeAndHoldsTheTrace(JavaCompilers compiler) {
    Rule broken =
        Rule.warning("broken")
            .about("a rule with a bug")
            .when(
                recipe -> {
                  throw new IllegalStateException("a bug in a rule");
                })
            .says(recipe -> "")
            .evidence("none", new Source("this test", "here"))
            .fix("mend it");
    Compilation compilation =
        compiler.compile(
            new RecipeProcessor(() -> RuleBook.of(List.of(broken))),
            sources().with("Short", SHORT).files(),
            List.of(),
            output.resolve("out"));
    assertThat(compilation.messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.place()).endsWith("Short.java:3 error [processor-crashed]");
              assertThat(message.text())
                  .contains(
                      "failed on demo.Short: java.lang.IllegalStateException: a bug in a rule")
                  .contains("at org.scoville.processor.RecipeProcessorTest")
                  .contains("See: scoville rule processor-crashed");
            });
    assertThat(compilation.success()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aRegistrationOfRulesThatLeadsNowhereIsReportedOnce(JavaCompilers compiler)
      throws IOException {
    Path jar = output.resolve("jar");
    Path file = jar.resolve("META-INF/services/org.scoville.rule.RuleSet");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "com.example.Gone\n");
    Processor processor = new RecipeProcessor(() -> RuleBook.load(loader(jar)));
    Compilation compilation =
        compiler.compile(
            processor,
            sources().with("Short", SHORT).with("Long", SHORT.replace("Short", "Long")).files(),
            List.of(),
            output.resolve("out"));
    assertThat(compilation.others())
        .singleElement()
        .asString()
        .startsWith("WARNING ")
        .contains(
            "META-INF/services/org.scoville.rule.RuleSet in " + jar + " names com.example.Gone,");
    assertThat(compilation.messages())
        .extracting(Message::id)
        .containsExactly("mixup-short-run", "mixup-short-run");
    assertThat(compilation.success()).isTrue();
  }

  private ClassLoader loader(Path jar) {
    try {
      return new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAnotherProcessorWritesIsWaitedFor(JavaCompilers compiler) {
    String body =
        RECIPE.replace("30", "90")
            + "public interface Waiting extends Calm { @Algorithm @Later.With(rho = 2) Later later(); }";
    Processor both = new Together(new Later(), new RecipeProcessor());
    Compilation compilation =
        compiler.compile(
            both, sources().with("Waiting", body).files(), List.of(), output.resolve("out"));
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.others()).isEmpty();
    assertThat(compilation.source("demo/WaitingModule.java"))
        .contains("return new Later(/* rho= */ 2.0)");
  }

  @ParameterizedTest
  @EnumSource
  void whatTheCompilerRefusesByItselfIsLeftToIt(JavaCompilers compiler) {
    String unknownType = LONG + "public interface A extends Calm { @Algorithm Nothing nothing(); }";
    String unknownMember =
        LONG
            + "public interface B extends Calm { @Algorithm @MixUp.With(alhpa = 1) MixUp mixUp(); }";
    String wrongType =
        LONG
            + "public interface C extends Calm { @Algorithm @MixUp.With(alpha = \"1\") MixUp mixUp(); }";
    String unknownParent = LONG + "public interface E extends Calm, Nothing {}";
    String unknownClass =
        LONG
            + "public interface F extends Calm { @Algorithm(after = Nothing.class) MixUp mixUp(); }";
    String unknownConstant =
        LONG
            + "public interface G extends Calm"
            + " { @Override @Model @ResNet.With(scales = org.scoville.model.Scales.TWO) ResNet model(); }";
    String missing = "@Recipe(epochs = 90) public interface D extends Calm {}";
    for (String body :
        List.of(
            unknownType,
            unknownMember,
            wrongType,
            unknownParent,
            unknownClass,
            unknownConstant,
            missing)) {
      Compilation compilation =
          compiler.compile(
              sources()
                  .with("Refused", body.replaceAll("interface [A-G]", "interface Refused"))
                  .files(),
              output.resolve("out"));
      assertThat(compilation.messages()).as(body).isEmpty();
      assertThat(compilation.others()).as(body).hasSize(1);
      assertThat(compilation.success()).isFalse();
    }
  }

  @Test
  void gradleMayRunItForOneFileAtATime() {
    assertThat(Path.of("src/main/resources/META-INF/gradle/incremental.annotation.processors"))
        .hasContent(RecipeProcessor.class.getName() + ",isolating");
  }

  @Test
  void theCompilerFindsIt() {
    assertThat(java.util.ServiceLoader.load(Processor.class))
        .hasAtLeastOneElementOfType(RecipeProcessor.class);
  }

  private Sources sources() {
    return Sources.in(output.resolve("files"));
  }

  /** Writes an ingredient in the first round. */
  private static final class Later extends AbstractProcessor {
    private boolean written;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!written) {
        written = true;
        try (Writer writer = processingEnv.getFiler().createSourceFile("demo.Later").openWriter()) {
          writer.write(
              """
              package demo;
              import org.scoville.fact.*;
              import org.scoville.ingredient.*;
              public record Later(double rho) implements StepRule {
                @Hyperparameters public @interface With { double rho(); }
              }
              """);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }

  /** Two processors as one. */
  private static final class Together extends AbstractProcessor {
    private final List<Processor> processors;

    Together(Processor... processors) {
      this.processors = List.of(processors);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public Set<String> getSupportedOptions() {
      return Set.of("scoville.notes");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(javax.annotation.processing.ProcessingEnvironment environment) {
      super.init(environment);
      processors.forEach(processor -> processor.init(environment));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      processors.forEach(processor -> processor.process(annotations, round));
      return false;
    }
  }
}
