/// What a GPU needs beside Naja: the GPU build of ONNX Runtime and NVIDIA's CUDA libraries.
///
/// Read [naja.encoder.cuda.CudaSetup] first, then [naja.encoder.cuda.CudaSearch] (where libraries
/// are looked for) and [naja.encoder.cuda.GpuNatives] (the unpacked GPU build). The user's folder
/// and the environment go in; loaded libraries, or the name of what is missing, come out.
@NullMarked
package naja.encoder.cuda;

import org.jspecify.annotations.NullMarked;
