package org.scoville.runtime.launch;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.scoville.data.FashionMnist;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.RateCurve;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Schedule;
import org.scoville.recipe.Train;
import org.scoville.runtime.data.FashionMnistSource;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.wiring.BehaviorModule;
import org.scoville.runtime.wiring.CompiledRecipe;

/**
 * {@link SmallRecipe#gray}, which never gets any further at a place that a property names: as a
 * disk would that does not answer. Interrupts don't reach it.
 */
public final class StuckTrainer implements CompiledRecipe {
  static final String PLACE = "scoville.stuck";

  /** Steps that go well before. */
  static final int STEPS = 5;

  private static final int BATCH = 16;

  record Images(FashionMnist plain) implements Loader {}

  record Rate() implements RateCurve {
    @Override
    public double factor(long step, long steps, long stepsPerEpoch) {
      if (step >= STEPS) {
        stickAt("step");
      }
      return 0.1;
    }
  }

  public static void main(String[] args) {
    Launcher.main(new StuckTrainer(), args);
  }

  @Override
  public RecipeSpec spec() {
    return SmallRecipe.gray().spec();
  }

  @Override
  public Module module() {
    return Modules.override(SmallRecipe.gray().module())
        .with(
            new AbstractModule() {
              @Override
              protected void configure() {
                Images images = new Images(new FashionMnist(0, 0, false, 0.5, 0.25));
                bind(Key.get(Loader.class, Train.class)).toInstance(images);
                bind(Key.get(Loader.class, Evaluate.class)).toInstance(images);
                bind(Key.get(RateCurve.class, Schedule.class)).toInstance(new Rate());
                install(new Behaviors());
              }
            });
  }

  private static final class Behaviors extends BehaviorModule {
    @Override
    protected void configure() {
      loader(Images.class, StuckTrainer::open);
    }
  }

  private static ImageSource open(Images images, DataSelection data, boolean training) {
    stickAt("opening");
    ImageSource source = new FashionMnistSource(images.plain(), data, training);
    int readable = training ? STEPS * BATCH : 0;
    AtomicInteger read = new AtomicInteger();
    return (ImageSource)
        Proxy.newProxyInstance(
            StuckTrainer.class.getClassLoader(),
            new Class<?>[] {ImageSource.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("reader")) {
                return method.invoke(source, arguments);
              }
              ImageSource.Reader reader = source.reader();
              return (ImageSource.Reader)
                  (sample, draw, canvas) -> {
                    if (read.incrementAndGet() > readable) {
                      stickAt(training ? "training" : "evaluation");
                    }
                    reader.read(sample, draw, canvas);
                  };
            });
  }

  /** Stays here for ever if this is the place. */
  static void stickAt(String place) {
    if (!place.equals(System.getProperty(PLACE))) {
      return;
    }
    System.out.println("stuck at " + place);
    CountDownLatch never = new CountDownLatch(1);
    while (true) {
      try {
        never.await();
      } catch (InterruptedException e) {
        System.err.println("interrupted, and stuck again");
      }
    }
  }
}
