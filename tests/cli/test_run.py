import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from negotiator_trainer.cli.run import displays, how_to_run


@pytest.fixture
def listening():
    """A socket that answers as a display would, in a folder short enough for its name."""
    with (
        tempfile.TemporaryDirectory() as folder,
        socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server,
    ):
        path = Path(folder) / "wayland-7"
        server.bind(str(path))
        server.listen()
        yield path


@pytest.fixture
def x_server():
    """The number of an X display that answers on an abstract socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        number = _bind_free_display(server)
        server.listen()
        yield number


def _bind_free_display(server):
    for number in range(5000, 5100):
        try:
            server.bind(f"\0/tmp/.X11-unix/X{number}")
        except OSError:
            continue
        return number
    pytest.fail("no free display number")


def _how(environ, *, stdin_is_tty=False, platform="linux"):
    return how_to_run(environ, stdin_is_tty=stdin_is_tty, platform=platform)


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_macos_and_windows_always_have_a_window(platform):
    assert _how({}, platform=platform) == "window"


def test_without_a_display_a_person_plays_in_the_terminal():
    assert _how({}, stdin_is_tty=True) == "terminal"


def test_without_display_and_terminal_nobody_is_asked():
    assert _how({}) == "unattended"


@pytest.mark.skipif(sys.platform != "linux", reason="abstract sockets exist on Linux only")
@pytest.mark.parametrize("name", [":{}", ":{}.0", "unix:{}"])
def test_an_x_server_that_answers_opens_a_window(x_server, name):
    environ = {"DISPLAY": name.format(x_server)}
    assert displays(environ) == {"x11"}
    assert _how(environ, stdin_is_tty=True) == "window"


def test_an_x_server_named_by_its_socket_opens_a_window(listening):
    assert displays({"DISPLAY": str(listening)}) == {"x11"}


def test_an_x_server_on_another_machine_is_asked_over_the_network():
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1] - 6000
        assert displays({"DISPLAY": f"127.0.0.1:{number}.0"}) == {"x11"}
    assert displays({"DISPLAY": f"127.0.0.1:{number}.0"}) == set()


@pytest.mark.parametrize(
    "display",
    ["", ":", ":4999", ":4999.0", "unix:4999", "nonsense", "localhost:99999", "/no/such/socket"],
)
def test_a_display_that_does_not_answer_counts_as_none(display):
    assert displays({"DISPLAY": display}) == set()
    assert _how({"DISPLAY": display}, stdin_is_tty=True) == "terminal"


def test_wayland_is_found_in_the_run_time_folder(listening):
    environ = {"XDG_RUNTIME_DIR": str(listening.parent), "WAYLAND_DISPLAY": listening.name}
    assert displays(environ) == {"wayland"}
    assert _how(environ) == "window"


def test_wayland_may_be_named_by_its_whole_path(listening):
    assert displays({"WAYLAND_DISPLAY": str(listening)}) == {"wayland"}


def test_a_wayland_compositor_that_is_gone_counts_as_none(tmp_path):
    environ = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
    assert _how(environ) == "unattended"


def test_both_displays_are_found(listening, x_server):
    environ = {"WAYLAND_DISPLAY": str(listening), "DISPLAY": f":{x_server}"}
    assert displays(environ) == {"wayland", "x11"}


def test_the_module_prints_the_way_for_the_start_script():
    done = subprocess.run(
        [sys.executable, "-m", "negotiator_trainer.cli.run"],
        check=True,
        env={"PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    expected = "unattended" if sys.platform == "linux" else "window"
    assert done.stdout == f"{expected}\n"


def test_the_set_up_can_ask_before_anything_is_installed():
    code = "import negotiator_trainer.cli.run, sys; print('click' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"
