package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Module;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.wiring.BehaviorModule;
import org.scoville.runtime.wiring.CompiledRecipe;

/** Checks that a stale line in a service file costs a warning and no more, whatever the command. */
class StaleRegistrationTest {
  private static final String HOME = "META-INF/services/";

  @TempDir private Path build;

  /** A trainer that outlived its recipe. */
  public static final class OrphanTrainer implements CompiledRecipe {
    @Override
    public RecipeSpec spec() {
      throw new NoClassDefFoundError("com/example/Orphan");
    }

    @Override
    public Module module() {
      throw new NoClassDefFoundError("com/example/Orphan");
    }
  }

  /** A trainer written by hand. */
  public static final class EmptyTrainer implements CompiledRecipe {
    @Override
    public RecipeSpec spec() {
      throw new IllegalStateException("nothing yet");
    }

    @Override
    public Module module() {
      throw new IllegalStateException("nothing yet");
    }
  }

  /** A trainer with one registration. */
  static final class HiddenTrainer implements CompiledRecipe {
    public HiddenTrainer() {}

    @Override
    public RecipeSpec spec() {
      throw new IllegalStateException("nothing yet");
    }

    @Override
    public Module module() {
      throw new IllegalStateException("nothing yet");
    }
  }

  /** Behaviors whose ingredient is gone. */
  public static final class OrphanBehaviors extends BehaviorModule {
    @Override
    protected void configure() {
      throw new NoClassDefFoundError("com/example/Noise");
    }
  }

  @Test
  void aRecipeThatIsGoneIsNamedAndTheOthersStay() throws IOException {
    register(CompiledRecipe.class, "com.example.SecondTrainer\n");
    Invocation list = here(() -> Invocation.scoville("list"));
    assertThat(list.code()).isZero();
    assertThat(list.out()).contains("SmallFolder ", "SmallGray ");
    assertThat(list.err().lines())
        .singleElement()
        .asString()
        .isEqualTo(
            "warning: %s in %s names com.example.SecondTrainer, which does not exist; rebuild it"
                    .formatted(HOME + CompiledRecipe.class.getName(), build)
                + " from clean, or remove the line");
  }

  @Test
  void soIsOneWhoseTrainerIsLeft() throws IOException {
    register(CompiledRecipe.class, OrphanTrainer.class.getName());
    Invocation explain = here(() -> Invocation.scoville("explain", "small-gray"));
    assertThat(explain.code()).isZero();
    assertThat(explain.out()).contains("SmallGray");
    assertThat(explain.err().lines())
        .singleElement()
        .asString()
        .contains("OrphanTrainer, which can't be loaded (", "com/example/Orphan");
  }

  @Test
  void soIsOneThatCantSayWhatItTrains() throws IOException {
    register(
        CompiledRecipe.class, EmptyTrainer.class.getName() + "\n" + HiddenTrainer.class.getName());
    Invocation list = here(() -> Invocation.scoville("list"));
    assertThat(list.code()).isZero();
    assertThat(list.out()).contains("SmallGray ");
    assertThat(list.err().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains("EmptyTrainer, which fails with java.lang.IllegalStateException: no"),
            line -> assertThat(line).contains("HiddenTrainer, which is not public;"));
  }

  @Test
  void behaviorsThatAreGoneAreNamedOnceForTwoRecipes() throws IOException {
    register(BehaviorModule.class, "com.example.Gone\n=======\n" + OrphanBehaviors.class.getName());
    Invocation diff = here(() -> Invocation.scoville("diff", "small-gray", "small-folder"));
    assertThat(diff.code()).isZero();
    assertThat(diff.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("names com.example.Gone, which does not exist;"),
            line -> assertThat(line).contains("names =======, which does not exist;"),
            line -> assertThat(line).contains("OrphanBehaviors, which can't be loaded ("));
  }

  @Test
  void aGeneratedMainPrintsToo() throws IOException {
    register(BehaviorModule.class, "com.example.Gone\n");
    Invocation main = here(() -> Invocation.main(new SmallGrayTrainer(), "--data", build));
    assertThat(main.code()).isEqualTo(ExitCode.FAILED);
    assertThat(main.err().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("warning: " + HOME + BehaviorModule.class.getName());
  }

  private void register(Class<?> service, String lines) throws IOException {
    Path file = build.resolve(HOME + service.getName());
    Files.createDirectories(file.getParent());
    Files.writeString(file, lines);
  }

  /** Runs a command with the build on its class path. */
  private Invocation here(Supplier<Invocation> command) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {build.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      return command.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
