package org.scoville.runtime.tensor;

/**
 * The TorchScript methods of an algorithm, a layer or an optimizer.
 *
 * <p>{@link Kernels#call} compiles a script where it is first called on a device, as a module of
 * its own, so that its methods may have any name. That takes about 15 milliseconds; all methods of
 * an ingredient therefore belong in one script, a constant. A method calls another of the same
 * script as {@code self.other(x)}.
 *
 * <pre>{@code
 * private static final Script SCRIPT =
 *     new Script(
 *         "Lookahead",
 *         """
 *           def blend(self: __torch__.M, y: Tensor, x: Tensor, b: float) -> Tensor:
 *             return torch.lerp_(y, x, b)
 *         """);
 * }</pre>
 *
 * @param name its name in messages: the ingredient that it belongs to
 * @param methods the methods, indented by two spaces, in the form in which TorchScript stores code:
 *     operations are functions of {@code torch}, and every argument has its type
 */
public record Script(String name, String methods) {}
