"""Writes the files of stored embeddings that the tests read: the same five photos in every format.

Needs numpy, scipy, pyarrow, pandas and h5py. The files are checked in; run this only to change them:

    python3 make.py
"""

import csv
import pathlib

import h5py
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import scipy.io
from numpy.lib import format as npy

HERE = pathlib.Path(__file__).parent

# Exact in float16, so that every precision holds the same numbers.
VALUES = np.array(
    [[0.5, -1.25, 3, 0], [2, 0.125, -8, 1], [1, 1, 1, 1], [-0.75, 4, 0.0625, 2], [16, -32, 0.5, -1]],
    dtype=np.float32,
)
LABELS = {
    "image_id": ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "ü.jpg"],
    "taxon_id": ["101", "102", "101", "103", "102"],
    "observation_id": ["o1", "o1", "o2", "o3", "o4"],
    "split": ["train", "train", "train", "test", "test"],
}


def write_npy(name, values, version=(1, 0)):
    with open(HERE / name, "wb") as file:
        npy.write_array(file, values, version=version)


def write_numpy():
    write_npy("float32.npy", VALUES)
    write_npy("float16.npy", VALUES.astype("<f2"))
    write_npy("float64-big-endian.npy", VALUES.astype(">f8"))
    write_npy("float32-fortran-v2.npy", np.asfortranarray(VALUES), (2, 0))
    write_npy("float32-big-endian-v3.npy", VALUES.astype(">f4"), (3, 0))
    with open(HERE / "labels.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(LABELS)
        out.writerows(zip(*LABELS.values()))


def write_parquet():
    lists = pa.array(list(VALUES), type=pa.list_(pa.float32()))
    fixed = pa.FixedSizeListArray.from_arrays(pa.array(VALUES.ravel()), 4)
    doubles = pa.array(list(VALUES.astype("f8")), type=pa.list_(pa.float64()))
    columns = {name: pa.array(cells) for name, cells in LABELS.items()}
    for name, embedding, options in [
        ("list-snappy", lists, {"compression": "snappy", "row_group_size": 2}),
        ("fixed-list-zstd", fixed, {"compression": "zstd"}),
        ("double-list-gzip", doubles, {"compression": "gzip", "data_page_version": "2.0"}),
        # Between its small pages PyArrow leaves one without a value.
        ("list-empty-page", lists, {"compression": "none", "data_page_size": 4, "write_batch_size": 4}),
        ("list-plain", lists, {"compression": "none", "use_dictionary": False}),
    ]:
        table = pa.table({**columns, "embedding": embedding})
        pq.write_table(table, HERE / f"{name}.parquet", **options)
    frame = pd.DataFrame({"sample": LABELS["image_id"], "label": [int(t) for t in LABELS["taxon_id"]]})
    frame["observation_id"] = LABELS["observation_id"]
    frame["split"] = pd.Categorical(LABELS["split"])
    for dimension in reversed(range(4)):
        frame[f"emb_{dimension}"] = VALUES[:, dimension]
    frame.to_parquet(HERE / "columns.parquet")
    ragged = pa.array([[1, 2], [1, 2, 3]], type=pa.list_(pa.float32()))
    pq.write_table(pa.table({"label": ["x", "y"], "embedding": ragged}), HERE / "ragged.parquet")
    mistyped = pa.table({"labl": ["x", "y"], "embedding": lists[:2]})
    pq.write_table(mistyped, HERE / "mistyped.parquet")


def write_matlab():
    cells = {name: np.array(texts, dtype=object) for name, texts in LABELS.items()}
    scipy.io.savemat(HERE / "cells-v5.mat", {"features": VALUES, **cells})
    numbers = {
        "X": VALUES.T.astype("f8"),
        "labels": np.array([int(t) for t in LABELS["taxon_id"]], dtype="i4"),
        "image_id": np.array(LABELS["image_id"]),
        "observation_id": np.array(LABELS["observation_id"]),
        "split": cells["split"],
    }
    scipy.io.savemat(HERE / "transposed-v5.mat", numbers, do_compression=True)
    write_matlab_73("cells-v73.mat", VALUES)
    write_matlab_73("transposed-v73.mat", VALUES.T)


def write_matlab_73(name, matrix):
    """As MATLAB's save -v7.3 does: HDF5 behind a text header of 512 bytes, columns first."""
    with h5py.File(HERE / name, "w", userblock_size=512) as file:
        data = file.create_dataset("features", data=np.ascontiguousarray(matrix.T), chunks=True,
                                   compression="gzip")
        data.attrs["MATLAB_class"] = np.bytes_("single")
        labels = file.create_dataset("label", data=[[float(t) for t in LABELS["taxon_id"]]])
        labels.attrs["MATLAB_class"] = np.bytes_("double")
        heap = file.create_group("#refs#")
        for column in ("image_id", "observation_id", "split"):
            references = []
            for i, text in enumerate(LABELS[column]):
                codes = np.frombuffer(text.encode("utf-16-le"), dtype="u2").reshape(-1, 1)
                cell = heap.create_dataset(f"{column}{i}", data=codes)
                cell.attrs["MATLAB_class"] = np.bytes_("char")
                references.append(cell.ref)
            cells = file.create_dataset(column, data=np.array([references], dtype=h5py.ref_dtype))
            cells.attrs["MATLAB_class"] = np.bytes_("cell")
    header = b"MATLAB 7.3 MAT-file, Platform: GLNXA64, made for tests HDF5 schema 1.00 ."
    with open(HERE / name, "r+b") as file:
        file.write(header.ljust(116) + bytes(8) + b"\x00\x02IM")


write_numpy()
write_parquet()
write_matlab()
