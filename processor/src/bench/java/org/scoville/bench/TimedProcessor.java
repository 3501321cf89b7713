package org.scoville.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** A processor whose time is taken, with all that it asks of the compiler. */
final class TimedProcessor extends AbstractProcessor {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double MILLIS = 1e6;

  private final Processor processor;
  private long cpu;
  private long wall;

  TimedProcessor(Processor processor) {
    this.processor = processor;
  }

  double cpu() {
    return cpu / MILLIS;
  }

  double wall() {
    return wall / MILLIS;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public Set<String> getSupportedOptions() {
    return processor.getSupportedOptions();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    processor.init(environment);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    long startCpu = THREADS.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    processor.process(annotations, round);
    wall += System.nanoTime() - start;
    cpu += THREADS.getCurrentThreadCpuTime() - startCpu;
    return false;
  }
}
