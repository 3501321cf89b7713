package org.scoville.runtime.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scoville.ingredient.RateCurve;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.loss.LossFunction;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.optimizer.OptimizerBehavior;
import org.scoville.schedule.Constant;

/**
 * The ingredients that the {@link BehaviorModule}s on the class path register, and the schedules.
 */
public final class Registered {
  private static final Injector INJECTOR =
      Guice.createInjector(ServiceLoader.load(BehaviorModule.class));

  private Registered() {}

  /** The factories of the algorithms' behaviors, by record class. */
  public static Map<Class<?>, Behavior.Factory> algorithms() {
    return INJECTOR.getInstance(Key.get(new TypeLiteral<Map<Class<?>, Behavior.Factory>>() {}));
  }

  /** What makes the optimizers' behaviors, by record class. */
  public static Map<Class<?>, Function<Record, OptimizerBehavior>> optimizers() {
    return INJECTOR.getInstance(
        Key.get(new TypeLiteral<Map<Class<?>, Function<Record, OptimizerBehavior>>>() {}));
  }

  /** Records of all algorithms, models, losses, optimizers and schedules, by name. */
  public static List<Class<?>> ingredients() {
    return Stream.of(
            algorithms().keySet(),
            keys(new TypeLiteral<Map<Class<?>, NetworkDesign.Factory>>() {}),
            keys(new TypeLiteral<Map<Class<?>, LossFunction.Factory>>() {}),
            optimizers().keySet(),
            schedules())
        .flatMap(Set::stream)
        .sorted(Comparator.comparing(Class::getSimpleName))
        .collect(Collectors.toList());
  }

  /** The schedules of the language, which nothing registers. */
  private static Set<Class<?>> schedules() {
    return new ClassFileImporter()
        .importPackages(Constant.class.getPackageName()).stream()
            .filter(type -> type.isAssignableTo(RateCurve.class) && type.isRecord())
            .map(JavaClass::reflect)
            .collect(Collectors.toSet());
  }

  private static <F> Set<Class<?>> keys(TypeLiteral<Map<Class<?>, F>> factories) {
    return INJECTOR.getInstance(Key.get(factories)).keySet();
  }
}
