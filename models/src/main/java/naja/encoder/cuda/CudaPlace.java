package naja.encoder.cuda;

import java.nio.file.Path;

/// A folder in which CUDA libraries are looked for.
///
/// @param origin why there, such as `NAJA_CUDA_PATH` or `the system's loader`
record CudaPlace(String origin, Path folder) {}
