@echo off
rem Starts the worker with the first Node that is new enough, or says on stdout what to install and where: on Windows
rem what the file stash2plex beside it is elsewhere; a test holds the two together. Labels need CRLF line ends. Folders
rem may be called "Tom & Jerry (2)!", so what may hold a path stands between quotes, and never in a block or after call.
setlocal EnableExtensions DisableDelayedExpansion

set "major_needed=22"
set "minor_needed=13"
set "node="
set "seen="
set "here=%~dp0"

if exist "%here%worker.cjs" goto look
set "text=Stash2Plex is not complete: worker.cjs is missing in %here%. Install the plugin again."
goto fail

:look
if not defined STASH2PLEX_NODE goto look_on_path
set "label=STASH2PLEX_NODE "
set "program=%STASH2PLEX_NODE:"=%"
call :try

:look_on_path
set "label="
set "program="
for %%f in (node.exe) do set "program=%%~$PATH:f"
if not defined program set "seen=%seen%; there is no node on PATH"
call :try
set "program=%here%node.exe"
call :try

rem Where the data directory is, only the worker knows for sure, from stdin. This is where it is unless a setting says
rem otherwise, for a plugin in Stash's plugins folder and for one that Stash installed into a folder of its source.
for %%d in ("%here%..\..") do set "stash=%%~fd"
set "data=%stash%\plugin-data\Stash2Plex"
if not defined STASH2PLEX_DATA_DIR goto look_in_data
set "data=%STASH2PLEX_DATA_DIR:"=%"

:look_in_data
set "program=%data%\node.exe"
call :try
if defined STASH2PLEX_DATA_DIR goto looked
for %%d in ("%stash%\..") do set "program=%%~fd\plugin-data\Stash2Plex\node.exe"
call :try

:looked
if defined node goto start
set "text=Stash2Plex needs Node.js %major_needed%.%minor_needed% or newer and found none%seen%."
set "text=%text% Install it where Stash runs (from https://nodejs.org, then start Stash again),"
set "text=%text% or put a Node program made for that system at %data%\node.exe,"
set "text=%text% or set the environment variable STASH2PLEX_NODE to the path of one. Then start the task again."
goto fail

rem Semi-space in MB: the default keeps 100 MB more in a long run, half of this 6 MB less for 6 percent of processor
rem time. The warning is Node 22's, about its own SQLite.
:start
"%node%" --max-semi-space-size=8 --disable-warning=ExperimentalWarning "%here%worker.cjs" %*
exit /b %errorlevel%

rem Takes the program if none is taken yet and it is new enough, else notes what is wrong with it. The exit code is
rem 7 million, a thousand for each major version, and the minor one: so nothing that a program prints is ever read.
:try
if defined node exit /b 0
if not defined program exit /b 0
if not exist "%program%" goto is_missing
rem A script would end this one.
if /i not "%program:~-4%"==".exe" goto is_alien
"%program%" -e "v=process.versions.node.split('.');process.exit(7000000+v[0]*1000+v[1]*1)" <nul >nul 2>nul
set "code=%errorlevel%"
if %code% lss 7000000 goto is_alien
if %code% geq 8000000 goto is_alien
set /a "major=(code-7000000)/1000"
set /a "minor=code %% 1000"
if %major% gtr %major_needed% goto is_good
if %major% lss %major_needed% goto is_old
if %minor% geq %minor_needed% goto is_good

:is_old
set "seen=%seen%; %label%%program% is v%major%.%minor%, too old"
exit /b 0

:is_good
set "node=%program%"
exit /b 0

:is_alien
set "seen=%seen%; %label%%program% is no Node.js that runs here"
exit /b 0

:is_missing
set "seen=%seen%; %label%%program% is not there"
exit /b 0

rem The error of the plugin, as Stash shows it: JSON in UTF-8. There is no quote in it: names have none on Windows, and
rem those of the environment are taken out. A plugin that leaves stdin unread leaves a warning in Stash's log.
:fail
set "text=%text:\=\\%"
"%SystemRoot%\System32\chcp.com" 65001 <nul >nul 2>nul
echo {"error":"%text%","output":null}
"%SystemRoot%\System32\findstr.exe" . >nul 2>nul
exit /b 1
